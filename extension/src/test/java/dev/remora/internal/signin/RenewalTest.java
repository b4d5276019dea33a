package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of OAuth 2 that are kept in a store are renewed when they are due, and once they were refused. */
class RenewalTest {

    private static final TokenOwner OWNER = TokenOwner.application();
    private static final TokenKey KEY = new TokenKey("github", OWNER, null);
    private static final long LIFETIME = 3600;

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final RemoteAppCore github;
    private final TokenSource source;

    RenewalTest() {
        app.store = store;
        github = app.core(Settings.oauth2());
        source = github.tokens().source(null);
        store.save(KEY, token(0, LIFETIME));
    }

    @Test
    @Tag("D-01")
    void leavesATokenAloneThatIsNotDue() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 61));

        assertThat(source.token()).contains(stored());
        assertThat(app.provider.received).isEmpty();
        assertThat(app.events.isEmpty()).isTrue();
    }

    @Test
    @Tag("D-01")
    @Tag("D-04")
    @Tag("D-09")
    void renewsAMarginBeforeTheTokenExpires() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME - 60));
        app.provider.json(response(1, LIFETIME));

        assertThat(source.token()).contains(token(1, LIFETIME));

        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.REFRESH);
        assertThat(app.provider.last().uri()).isEqualTo(Settings.TOKEN);
        assertThat(app.provider.last().parameters())
                .isEqualTo(Map.of(
                        "grant_type", List.of("refresh_token"),
                        "refresh_token", List.of("r0"),
                        "client_id", List.of("key"),
                        "client_secret", List.of(Settings.SECRET)));
        assertThat(stored()).isEqualTo(token(1, LIFETIME));
        assertThat(app.events.refreshed).containsExactly(new TokenRefreshed(OWNER, null, before, token(1, LIFETIME)));
        assertThat(source.token()).contains(token(1, LIFETIME));
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-01")
    void takesTheMarginFromTheSettings() {
        RemoteAppCore none = app.core(Settings.oauth2().with(all -> all.margin = Duration.ZERO));
        app.clock.advance(Duration.ofSeconds(LIFETIME - 1));

        assertThat(none.tokens().source(null).token()).contains(stored());

        app.clock.advance(Duration.ofSeconds(1));
        app.provider.json(response(1, LIFETIME));
        assertThat(none.tokens().source(null).token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("D-04")
    void keepsTheRefreshTokenThatTheProviderDoesNotReplace() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json("{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"expires_in\":3600}");

        OAuth2Token renewed = (OAuth2Token) source.token().orElseThrow();

        assertThat(renewed.refreshToken()).isEqualTo("r0");
        assertThat(renewed.scope()).isEqualTo("user");
    }

    @Test
    @Tag("D-12")
    void renewsOnceATokenWasRefused() {
        Token refused = stored();
        app.provider.json(response(1, LIFETIME));

        assertThat(source.insteadOf(refused)).contains(token(1, LIFETIME));
        assertThat(source.insteadOf(refused)).contains(token(1, LIFETIME));
        assertThat(source.insteadOf(token(1, LIFETIME))).isEmpty();

        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    void hasNothingInsteadOfATokenThatCannotBeRenewed() {
        store.save(KEY, Token.bearer("a"));
        assertThat(source.insteadOf(Token.bearer("a"))).isEmpty();

        store.remove(KEY);
        assertThat(source.insteadOf(Token.bearer("a"))).isEmpty();
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void usesATokenThatCannotBeRenewedUntilItExpires() {
        store.save(KEY, new OAuth2Token("a", "Bearer", null, at(LIFETIME), null, null, Map.of()));
        app.clock.advance(Duration.ofSeconds(LIFETIME - 1));
        assertThat(source.token()).contains(stored());

        app.clock.advance(Duration.ofSeconds(1));
        AuthorizationRequiredException thrown =
                catchThrowableOfType(AuthorizationRequiredException.class, source::token);
        assertThat(thrown)
                .hasMessage("REMORA-00317: the token of remote app 'github' has expired and cannot be renewed; the user"
                        + " has to sign in again");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
    }

    @ParameterizedTest
    @Tag("D-05")
    @ValueSource(strings = {"invalid_grant", "bad_refresh_token"})
    void removesATokenThatTheProviderWillNeverRenew(String error) {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        app.provider.status(400, "application/json", "{\"error\":\"" + error + "\"}");

        AuthorizationRequiredException thrown =
                catchThrowableOfType(AuthorizationRequiredException.class, source::token);

        assertThat(thrown)
                .hasMessage("REMORA-00316: remote app 'github' does not renew the token any more (" + error
                        + "); the user has to sign in again");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(store.find(KEY)).isEmpty();
        assertThat(app.events.removed).containsExactly(new TokenRemoved(OWNER, null));
        assertThat(source.token()).isEmpty();
        assertThat(app.provider.received).hasSize(1);
    }

    @ParameterizedTest
    @Tag("D-06")
    @CsvSource({"500", "502", "503", "429", "400", "0"})
    void usesATokenThatIsStillValidWhileItCannotBeRenewed(int status) {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        fail(status);

        try (LogLines log = new LogLines()) {
            assertThat(source.token()).contains(before);
            assertThat(source.token()).contains(before);
            assertThat(log.lines).hasSize(1);
            assertThat(log.lines.get(0))
                    .startsWith("WARNING REMORA-00324: the token of remote app 'github' could not be renewed for now:")
                    .doesNotContain("canary", "r0");
        }
        assertThat(app.provider.received).hasSize(1);

        app.clock.advance(Duration.ofSeconds(6));
        app.provider.json(response(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void waitsAfterAProviderThatWasSlowFromWhenItGaveUp() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 50));
        app.provider.answers(request -> {
            app.clock.advance(Duration.ofSeconds(10));
            throw new TransportException(ErrorCode.TIMEOUT, "github", "too slow", null);
        });

        assertThat(source.token()).isPresent();
        assertThat(source.token()).isPresent();

        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-06")
    void failsWithTheProvidersWordsOnceItHasExpiredAndKeepsIt() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(503, "application/json", "{\"error\":\"temporarily_unavailable\"}");

        TokenRequestException thrown = catchThrowableOfType(TokenRequestException.class, source::token);

        assertThat(thrown)
                .hasMessage("REMORA-00318: the token of remote app 'github' has expired and could not be renewed for"
                        + " now: REMORA-00406: remote app 'github' refused the token request with status 503:"
                        + " temporarily_unavailable");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REFRESH_FAILED);
        assertThat(thrown.status()).isEqualTo(503);
        assertThat(thrown.error()).isEqualTo("temporarily_unavailable");
        assertThat(stored()).isEqualTo(before);
        assertThat(app.events.isEmpty()).isTrue();

        app.provider.json(response(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void failsOnceItHasExpiredAndTheProviderCannotBeReached() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        fail(0);

        TransportException thrown = catchThrowableOfType(TransportException.class, source::token);

        assertThat(thrown.code()).isEqualTo(ErrorCode.REFRESH_FAILED);
        app.provider.json(response(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void hasNothingInsteadOfARefusedTokenWhileItCannotBeRenewed() {
        fail(503);

        assertThat(source.insteadOf(stored())).isEmpty();
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    @Tag("D-03")
    void takesWhatAnotherNodeRenewed() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            store.save(KEY, token(7, LIFETIME));
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(7, LIFETIME));
        assertThat(stored()).isEqualTo(token(7, LIFETIME)).isNotEqualTo(before);
        assertThat(app.events.refreshed).isEmpty();
    }

    @Test
    @Tag("D-03")
    @Tag("D-05")
    void takesWhatAnotherNodeRenewedThoughTheProviderRefusesTheOldRefreshToken() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            store.save(KEY, token(7, LIFETIME));
            return TestProvider.response(400, "application/json", "{\"error\":\"invalid_grant\"}");
        });

        assertThat(source.token()).contains(token(7, LIFETIME));
        assertThat(app.events.removed).isEmpty();
    }

    @Test
    @Tag("D-08")
    void doesNotBringBackATokenWhoseUserSignedOutMeanwhile() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            github.tokens().forget(null);
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
        assertThat(app.events.refreshed).isEmpty();
        assertThat(app.events.removed).hasSize(1);
    }

    @ParameterizedTest
    @Tag("D-10")
    @ValueSource(longs = {0, 30})
    void renewsATokenOnceThatIsDueAsSoonAsItIsIssued(long lifetime) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1, lifetime));

        for (int i = 0; i < 29; i++) {
            assertThat(source.token()).contains(stored());
            app.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-10")
    void renewsAShortLivedTokenAgainOnceItHasExpired() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1, 10)).json(response(2, 10));

        assertThat(source.token()).contains(token(1, 10));
        Token second = token(2, 20);
        app.clock.advance(Duration.ofSeconds(10));

        assertThat(source.token()).contains(second);
    }

    @ParameterizedTest
    @Tag("D-10")
    @ValueSource(longs = {-3600, 3600, 86_400})
    void renewsOnceAfterAJumpOfTheClock(long jump) {
        app.clock.advance(Duration.ofSeconds(jump));
        app.provider.json(response(1, LIFETIME));

        for (int i = 0; i < 100; i++) {
            assertThat(source.token()).isPresent();
        }
        app.clock.advance(Duration.ofSeconds(-jump));
        for (int i = 0; i < 100; i++) {
            assertThat(source.token()).isPresent();
        }

        assertThat(app.provider.received).hasSize(jump < 0 ? 0 : 1);
    }

    @Test
    void doesNotMindAnObserverThatThrows() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        RemoteAppCore observed = RemoteAppCores.create(
                Settings.oauth2().build(), new Settings.Provider(), app.provider, app.seams(new ThrowingEvents()));
        app.provider.json(response(1, LIFETIME));

        try (LogLines log = new LogLines()) {
            assertThat(observed.tokens().source(null).token()).contains(token(1, LIFETIME));
            assertThat(log.lines)
                    .containsExactly("SEVERE REMORA-00325: remote app 'github': an observer of a renewed or removed"
                            + " token threw java.lang.IllegalStateException");
        }
    }

    @Test
    void doesNotWaitForItselfWhereAnObserverOrAFilterCalls() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            assertThat(source.token()).contains(before);
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("S-01")
    @Tag("D-05")
    void showsNoSecret() {
        store.save(KEY, new OAuth2Token("canary-a", "Bearer", "canary-r", at(0), null, null, Map.of("x", "canary-x")));
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        OAuthException thrown = catchThrowableOfType(OAuthException.class, source::token);

        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace + "" + source + github).doesNotContain("canary");
    }

    private void fail(int status) {
        if (status == 0) {
            app.provider.fails(new TransportException(ErrorCode.TIMEOUT, "github", "too slow", null));
        } else {
            app.provider.status(status, "text/html", "<html>canary</html>");
        }
    }

    private Token stored() {
        return store.find(KEY).map(StoredToken::token).orElseThrow();
    }

    private OAuth2Token token(int number, long lifetime) {
        return new OAuth2Token("a" + number, "bearer", "r" + number, at(lifetime), "user", null, Map.of());
    }

    private Instant at(long seconds) {
        return app.clock.instant().plusSeconds(seconds);
    }

    private static String response(int number, long lifetime) {
        return "{\"access_token\":\"a" + number + "\",\"token_type\":\"bearer\",\"refresh_token\":\"r" + number
                + "\",\"expires_in\":" + lifetime + ",\"scope\":\"user\"}";
    }

    /** Observers of an application that has a fault. */
    private static final class ThrowingEvents implements TokenEvents {

        @Override
        public void granted(Granted event) {
            throw new IllegalStateException("canary");
        }

        @Override
        public void refreshed(TokenRefreshed event) {
            throw new IllegalStateException("canary");
        }

        @Override
        public void removed(TokenRemoved event) {
            throw new IllegalStateException("canary");
        }
    }
}
