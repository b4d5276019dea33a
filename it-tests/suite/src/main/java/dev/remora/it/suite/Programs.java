package dev.remora.it.suite;

import dev.remora.it.providers.Keycloak;
import dev.remora.it.providers.OAuth1Provider;
import dev.remora.it.providers.TestAuthority;
import java.nio.file.Path;

/** The providers that run as programs: each is started when the first test asks for it and stopped when the tests end. */
final class Programs {

    private Programs() {}

    static Keycloak keycloak() {
        return KeycloakHolder.INSTANCE;
    }

    static OAuth1Provider oauth1() {
        return OAuth1Holder.INSTANCE;
    }

    /** The authority of all certificates, made when the first test asks for it. */
    static TestAuthority authority() {
        return AuthorityHolder.INSTANCE;
    }

    static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    private static final class KeycloakHolder {
        static final Keycloak INSTANCE =
                Keycloak.start(path("remora.it.keycloak"), path("remora.it.work"), authority());
    }

    private static final class AuthorityHolder {
        static final TestAuthority INSTANCE =
                TestAuthority.make(path("remora.it.work").resolve("authority"));
    }

    private static final class OAuth1Holder {
        static final OAuth1Provider INSTANCE =
                OAuth1Provider.start(path("remora.it.oauth1-provider"), path("remora.it.work"));
    }
}
