package dev.remora.it.suite;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of {@link KeptDeployment}. */
public final class SuiteExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(KeptDeployment.class);
    }
}
