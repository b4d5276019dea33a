package dev.remora.samples.signin;

import java.util.Set;

/** The classes that JAX-RS has to know, for applications that list theirs by hand. */
public final class SignInResources {

    private SignInResources() {}

    /**
     * All of them.
     *
     * @return resources, filters and mappers
     */
    public static Set<Class<?>> classes() {
        return Set.of(
                Home.class,
                Twitter.class,
                Github.class,
                Weibo.class,
                Acme.class,
                Code.class,
                Trouble.class,
                FromOwnPagesFilter.class);
    }
}
