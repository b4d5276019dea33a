package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;

/** Makes the bean of one remote app in an application that was built with {@link BuildTimeExtension}. */
public class BuiltRemote implements SyntheticBeanCreator<OAuthRemote> {

    static final String NAME = "name";

    /** Made by the container. */
    public BuiltRemote() {}

    @Override
    public OAuthRemote create(Instance<Object> lookup, Parameters parameters) {
        return lookup.select(BuiltApplication.class).get().remote(parameters.get(NAME, String.class));
    }
}
