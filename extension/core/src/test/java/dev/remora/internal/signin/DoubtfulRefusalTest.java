package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.spi.TokenSource;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of a refresh in a provider's own words, which may be final. */
class DoubtfulRefusalTest extends RenewalScenario {

    @ParameterizedTest
    @Tag("D-05")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | {"status":400,"message":"Invalid refresh token"}              | Invalid refresh token
                    401 | {"error":"revoked"}                                           | revoked
                    200 | {"ok":false,"error":"invalid_refresh_token"}                  | invalid_refresh_token
                    400 | {"status":"BAD_REFRESH_TOKEN","message":"missing or invalid"} | missing or invalid
                    """)
    void asksTheUserToSignInOnceTheTokenHasExpiredAndKeepsIt(int status, String body, String words) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        Token before = stored();
        app.provider.status(status, "application/json", body);

        for (int i = 0; i < 3; i++) {
            AuthorizationRequiredException thrown =
                    catchThrowableOfType(AuthorizationRequiredException.class, source::token);
            assertThat(thrown)
                    .hasMessage("REMORA-00341: the token of remote app 'github' has expired and was not renewed ("
                            + words + "); the user has to sign in again")
                    .hasCauseInstanceOf(TokenRequestException.class);
            assertThat(thrown.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        }

        assertThat(stored()).isEqualTo(before);
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-05")
    void triesAgainOnceTheMarginHasPassed() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(400, "application/json", "{\"error\":\"odd\"}");
        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, source::token))
                .isNotNull();
        app.clock.advance(Duration.ofSeconds(59));
        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, source::token))
                .isNotNull();
        assertThat(app.provider.received).hasSize(1);

        app.clock.advance(Duration.ofSeconds(1));
        app.provider.json(response(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    void usesTheTokenOfANewSignInAtOnce() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(400, "application/json", "{\"error\":\"odd\"}");
        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, source::token))
                .isNotNull();

        store.save(KEY, token(9, LIFETIME));

        assertThat(source.token()).contains(token(9, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void usesATokenThatIsStillValidAndTriesOnceInTheMargin() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 60));
        app.provider.status(400, "application/json", "{\"error\":\"odd\"}");

        for (int i = 0; i < 59; i++) {
            assertThat(source.token()).contains(stored());
            app.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(app.provider.received).hasSize(1);
    }

    @ParameterizedTest
    @Tag("D-06")
    @ValueSource(strings = {"invalid_client", "INVALID_REQUEST", "temporarily_unavailable", "slow_down"})
    void doesNotTakeTheProtocolsOtherErrorsForIt(String error) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(400, "application/json", "{\"error\":\"" + error + "\"}");

        assertThat(catchThrowableOfType(TokenRequestException.class, source::token)
                        .code())
                .isEqualTo(ErrorCode.REFRESH_FAILED);
    }

    @ParameterizedTest
    @Tag("D-05")
    @CsvSource({"INVALID_GRANT, error", "Invalid_Grant, error", "no more, error", "NO MORE, message"})
    void removesTheTokenOnWordsThatAreKnownToBeFinalInAnyCase(String words, String member) {
        TokenSource settled = app.core(Settings.oauth2().with(all -> all.finalErrors = Set.of("No more")))
                .tokens()
                .source(null);
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(400, "application/json", "{\"" + member + "\":\"" + words + "\"}");

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, settled::token))
                .hasMessage("REMORA-00316: remote app 'github' does not renew the token any more (" + words
                        + "); the user has to sign in again");
        assertThat(store.find(KEY)).isEmpty();
    }
}
