package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.spi.TokenSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the application keeps itself are renewed too; it gets to know by events. */
class RenewalOfHeldTokensTest {

    private static final long LIFETIME = 3600;

    private final TestApp app = new TestApp();
    private final Instant start = app.clock.instant();
    private final OAuth2Token old = token(0, LIFETIME);

    @Test
    @Tag("D-02")
    void renewsATokenOfAGetterOnceThoughTheGetterStillGivesTheOldOne() {
        app.getter = key -> old;
        RemoteAppCore github = app.core(Settings.oauth2());
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1));

        for (int i = 0; i < 3; i++) {
            assertThat(github.tokens().source("k").token()).contains(token(1, 2 * LIFETIME));
        }

        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.refreshed)
                .containsExactly(TokenRefreshed.of(TokenOwner.application(), old, token(1, 2 * LIFETIME))
                        .withTokenKey("k"));
    }

    /** It may be anybody's: an observer that saved it for the user of the current request would give it to that one. */
    @Test
    @Tag("E-08")
    void namesNobodyWhereATokenIsGiven() {
        app.caller = "alice";
        RemoteAppCore github = app.core(Settings.oauth2());
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1));

        app.during("GET", "share", "", () -> github.tokens().fixed(old).token());

        assertThat(app.events.refreshed)
                .containsExactly(
                        TokenRefreshed.of(TokenOwner.of(TokenOwner.Kind.SESSION, ""), old, token(1, 2 * LIFETIME)));
    }

    @Test
    void renewsATokenThatIsGivenAndGoesOnFromThere() {
        RemoteAppCore github = app.core(Settings.oauth2());
        TokenSource source = github.tokens().fixed(old);
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        app.provider.json(response(1)).json(response(2));

        assertThat(source.token()).contains(token(1, 2 * LIFETIME - 30));
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        assertThat(source.token()).contains(token(2, 3 * LIFETIME - 60));
        assertThat(app.events.refreshed).hasSize(2);
        assertThat(app.provider.received).hasSize(2);
    }

    @Test
    @Tag("D-02")
    void findsTheNewestOfAChainOfTokens() {
        RemoteAppCore github = app.core(Settings.oauth2());
        app.clock.advance(Duration.ofSeconds(1800));
        app.provider.json(response(1));
        assertThat(github.tokens().fixed(old).replacementFor(old)).contains(token(1, 1800 + LIFETIME));
        app.clock.advance(Duration.ofSeconds(10));
        app.provider.json(response(2));
        Token first = token(1, 1800 + LIFETIME);
        assertThat(github.tokens().fixed(first).replacementFor(first)).contains(token(2, 1810 + LIFETIME));

        app.clock.advance(Duration.ofSeconds(1790));
        assertThat(github.tokens().fixed(old).token()).contains(first);
        assertThat(app.provider.received).hasSize(2);
    }

    @Test
    @Tag("D-02")
    void goesOnForDaysFromATokenThatIsGivenAgainAndAgain() {
        RemoteAppCore github = app.core(Settings.oauth2());
        for (int renewal = 1; renewal <= 72; renewal++) {
            app.clock.advance(Duration.ofSeconds(LIFETIME));
            app.provider.json(response(renewal));

            assertThat(github.tokens().fixed(old).token().map(token -> ((OAuth2Token) token).accessToken()))
                    .contains("a" + renewal);
            assertThat(app.provider.parameter("refresh_token")).isEqualTo("r" + (renewal - 1));
        }
        assertThat(app.provider.received).hasSize(72);
    }

    @Test
    @Tag("D-12")
    void renewsATokenThatIsGivenOnceItWasRefused() {
        TokenSource source = app.core(Settings.oauth2()).tokens().fixed(old);
        app.provider.json(response(1));

        assertThat(source.replacementFor(old)).contains(token(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @ParameterizedTest
    @Tag("D-02")
    @ValueSource(booleans = {false, true})
    void givesWhatATokenBecameToNobodyWhoHasItsAccessTokenAlone(boolean getter) {
        OAuth2Token forged = Token.bearer("a0")
                .withType("bearer")
                .withRefreshToken("made-up")
                .withExpiresAt(old.expiresAt());
        app.getter = getter ? key -> key == null ? old : forged : null;
        RemoteAppCore github = app.core(Settings.oauth2());
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1)).status(400, "application/json", "{\"error\":\"invalid_grant\"}");
        assertThat((getter ? github.tokens().source(null) : github.tokens().fixed(old)).token())
                .contains(token(1, 2 * LIFETIME));

        TokenSource attacker =
                getter ? github.tokens().source("x") : github.tokens().fixed(forged);

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, attacker::token))
                .hasMessageContaining("invalid_grant");
        assertThat(app.provider.parameter("refresh_token")).isEqualTo("made-up");
    }

    @Test
    @Tag("D-05")
    void doesNotAskAgainAtOnceForWhatTheProviderWillNeverRenew() {
        app.getter = key -> old;
        RemoteAppCore github = app.core(Settings.oauth2());
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        for (int i = 0; i < 3; i++) {
            TokenSource source = github.tokens().source(null);
            assertThat(catchThrowableOfType(AuthorizationRequiredException.class, source::token))
                    .hasMessage("REMORA-00316: remote app 'github' does not renew the token any more (invalid_grant);"
                            + " the user has to sign in again");
        }

        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.removed).containsExactly(TokenRemoved.of(TokenOwner.application()));
        app.clock.advance(Duration.ofMinutes(1));
        app.provider.json(response(1));
        assertThat(github.tokens().source(null).token()).isPresent();
    }

    private OAuth2Token token(int number, long expiry) {
        return Token.bearer("a" + number)
                .withType("bearer")
                .withRefreshToken("r" + number)
                .withExpiresAt(start.plusSeconds(expiry));
    }

    private static String response(int number) {
        return "{\"access_token\":\"a" + number + "\",\"token_type\":\"bearer\",\"refresh_token\":\"r" + number
                + "\",\"expires_in\":" + LIFETIME + "}";
    }
}
