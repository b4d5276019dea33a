package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.TokenRemoved;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the provider does not renew, for good or for now. */
class FailedRenewalTest extends RenewalScenario {

    @ParameterizedTest
    @Tag("D-05")
    @ValueSource(strings = {"invalid_grant", "Invalid_Grant"})
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
        assertThat(app.events.removed).containsExactly(TokenRemoved.of(OWNER));
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

        app.clock.advance(Duration.ofSeconds(10));
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
                        + " now: REMORA-00406: remote app 'github' failed at the token renewal with status 503:"
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
        app.clock.advance(Duration.ofSeconds(10));
        app.provider.json(response(1, LIFETIME));
        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void hasNothingInsteadOfARefusedTokenWhileItCannotBeRenewed() {
        fail(503);

        assertThat(source.replacementFor(stored())).isEmpty();
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    @Tag("S-01")
    @Tag("D-05")
    void showsNoSecret() {
        store.save(
                KEY,
                Token.bearer("canary-a")
                        .withRefreshToken("canary-r")
                        .withExpiresAt(at(0))
                        .withParameters(Map.of("x", "canary-x")));
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
}
