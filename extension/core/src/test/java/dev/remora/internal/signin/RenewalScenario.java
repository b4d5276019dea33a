package dev.remora.internal.signin;

import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Instant;

/** A token of OAuth 2 that is kept in a store. */
abstract class RenewalScenario {

    static final TokenOwner OWNER = TokenOwner.application();
    static final TokenKey KEY = TokenKey.of("github", OWNER);
    static final long LIFETIME = 3600;

    final TestApp app = new TestApp();
    final InMemoryTokenStore store = new InMemoryTokenStore();
    final RemoteAppCore github;
    final TokenSource source;

    RenewalScenario() {
        app.store = store;
        github = app.core(Settings.oauth2());
        source = github.tokens().source(null);
        store.save(KEY, token(0, LIFETIME));
    }

    Token stored() {
        return store.find(KEY).map(StoredToken::token).orElseThrow();
    }

    OAuth2Token token(int number, long lifetime) {
        return Token.bearer("a" + number)
                .withType("bearer")
                .withRefreshToken("r" + number)
                .withExpiresAt(at(lifetime))
                .withScope("user");
    }

    Instant at(long seconds) {
        return app.clock.instant().plusSeconds(seconds);
    }

    static String response(int number, long lifetime) {
        return "{\"access_token\":\"a" + number + "\",\"token_type\":\"bearer\",\"refresh_token\":\"r" + number
                + "\",\"expires_in\":" + lifetime + ",\"scope\":\"user\"}";
    }
}
