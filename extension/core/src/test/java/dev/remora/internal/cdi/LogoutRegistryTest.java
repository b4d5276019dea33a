package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.OwnerResolver;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A registry of logouts of the application's own, such as one for many nodes. */
class LogoutRegistryTest {

    @ApplicationScoped
    static class Shared implements LogoutRegistry {

        @Override
        public boolean add(Logout logout) {
            return true;
        }

        @Override
        public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
            return issuer.equals("https://op.example") && subject.equals("duke") && "s1".equals(sessionId);
        }
    }

    @ApplicationScoped
    static class SecondShared extends Shared {}

    @ApplicationScoped
    static class Store extends InMemoryTokenStore {}

    @ApplicationScoped
    static class Caller implements OwnerResolver {

        @Override
        public TokenOwner owner(String remoteApp) {
            return TokenOwner.of(TokenOwner.Kind.CALLER, "x");
        }
    }

    @Test
    void isAskedWhenATokenIsLookedUp() {
        try (SignedUp app = SignedUp.with(Shared.class, Store.class, Caller.class)) {
            app.bean(Store.class).save(key("oauth2"), of("duke"));
            app.bean(Store.class).save(key("another"), of("king"));

            assertThat(app.oauth().remote("oauth2").token()).isEmpty();
            assertThat(app.oauth().remote("another").token()).isPresent();
        }
    }

    @Test
    void twoAreADeploymentProblem() {
        List<String> problems = Deployment.problems(Shared.class, SecondShared.class);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("REMORA-00104: all remote apps have more than one LogoutRegistry: ");
    }

    private static TokenKey key(String remoteApp) {
        return TokenKey.of(remoteApp, TokenOwner.of(TokenOwner.Kind.CALLER, "x"));
    }

    private static Token of(String subject) {
        return Token.bearer("t")
                .withIdentity(Identity.of("https://op.example", subject)
                        .withClaim("sid", Json.createValue("s1"))
                        .withClaim("iat", Json.createValue(1_760_000_000)));
    }
}
