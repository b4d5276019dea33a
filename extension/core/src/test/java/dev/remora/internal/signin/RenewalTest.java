package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenRefreshed;
import dev.remora.spi.ProtocolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of OAuth 2 that are kept in a store are renewed when they are due, and once they were refused. */
class RenewalTest extends RenewalScenario {

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
        assertThat(app.events.refreshed).containsExactly(TokenRefreshed.of(OWNER, before, token(1, LIFETIME)));
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
    void renewsATokenWhoseEndNoCalendarReaches() {
        store.save(KEY, ((OAuth2Token) stored()).withExpiresAt(Instant.MIN));
        app.provider.json(response(1, LIFETIME));

        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @ParameterizedTest
    @Tag("D-04")
    @ValueSource(strings = {"", ",\"refresh_token\":\"\"", ",\"refresh_token\":null"})
    void keepsTheRefreshTokenThatTheProviderDoesNotReplace(String member) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json("{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"expires_in\":3600" + member + "}");

        OAuth2Token renewed = (OAuth2Token) source.token().orElseThrow();

        assertThat(renewed.refreshToken()).isEqualTo("r0");
        assertThat(renewed.scope()).isEqualTo("user");
    }

    @Test
    @Tag("D-12")
    void renewsOnceATokenWasRefused() {
        Token refused = stored();
        app.provider.json(response(1, LIFETIME));

        assertThat(source.replacementFor(refused)).contains(token(1, LIFETIME));
        assertThat(source.replacementFor(refused)).contains(token(1, LIFETIME));
        assertThat(source.replacementFor(token(1, LIFETIME))).isEmpty();

        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    void hasNothingInsteadOfATokenThatCannotBeRenewed() {
        store.save(KEY, Token.bearer("a"));
        assertThat(source.replacementFor(Token.bearer("a"))).isEmpty();

        store.remove(KEY);
        assertThat(source.replacementFor(Token.bearer("a"))).isEmpty();
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void usesATokenThatCannotBeRenewedUntilItExpires() {
        store.save(KEY, Token.bearer("a").withExpiresAt(at(LIFETIME)));
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
}
