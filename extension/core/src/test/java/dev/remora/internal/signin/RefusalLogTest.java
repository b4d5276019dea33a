package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.TokenRequestException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was refused leaves a line, whatever the application makes of it. */
class RefusalLogTest {

    private static final String MISMATCH = "REMORA-00347: remote app 'github': signing in failed (state_mismatch):"
            + " REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser";

    private final TestApp app = new TestApp();
    private final RemoteAppCore github = app.core(Settings.oauth2());
    private final LogLines log = new LogLines();
    private String state = "";

    @BeforeEach
    void begin() {
        state = TestApp.state(app.begin(github));
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aRejectedCallbackIsAWarningOnceAMinute() {
        reject("code=canary-code&state=canary-a");
        reject("code=canary-code&state=canary-b");
        app.clock.advance(Duration.ofSeconds(60));
        reject("code=canary-code&state=canary-c");

        assertThat(log.lines).containsExactly("WARNING " + MISMATCH, "FINE " + MISMATCH, "WARNING " + MISMATCH);
    }

    @Test
    void anotherKindIsAWarningOfItsOwn() {
        reject("code=canary-code&state=canary-a");
        reject("code=canary-code");

        assertThat(log.lines)
                .containsExactly(
                        "WARNING " + MISMATCH,
                        "WARNING REMORA-00347: remote app 'github': signing in failed (state_missing): REMORA-00414: the"
                                + " callback of remote app 'github' has no state");
    }

    @Test
    void anotherRemoteAppHasAMinuteOfItsOwn() {
        reject("code=canary-code&state=canary-a");
        assertThat(catchThrowable(() -> app.callback(app.core(Settings.oauth2()), "code=canary-code&state=canary-a")))
                .isNotNull();

        assertThat(log.lines).containsExactly("WARNING " + MISMATCH, "WARNING " + MISMATCH);
    }

    @Test
    void aClockThatIsPutBackDoesNotSilenceIt() {
        reject("code=canary-code&state=canary-a");
        app.clock.advance(Duration.ofDays(-1));
        reject("code=canary-code&state=canary-b");

        assertThat(log.lines).containsExactly("WARNING " + MISMATCH, "WARNING " + MISMATCH);
    }

    @Test
    void aUsersOwnNoIsForDebuggingOnly() {
        app.callback(github, "error=access_denied&error_description=no+thanks&state=" + state);

        assertThat(log.lines)
                .containsExactly("FINE REMORA-00348: remote app 'github': the user denied the request to sign in:"
                        + " access_denied (no thanks)");
    }

    @Test
    void aRefusalByTheProviderIsAWarningWithItsWords() {
        app.callback(github, "error=invalid_scope&error_description=no+such+scope&state=" + state);

        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00348: remote app 'github': the provider refused to sign in:"
                        + " invalid_scope (no such scope)");
    }

    @Test
    void aRefusedCodeIsAWarning() {
        app.provider.status(400, "application/json", "{\"error\":\"invalid_client\"}");

        Throwable thrown = catchThrowable(() -> app.callback(github, "code=canary-code&state=" + state));

        assertThat(thrown).isInstanceOf(TokenRequestException.class);
        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00347: remote app 'github': signing in failed (token_error): "
                        + thrown.getMessage());
    }

    @Test
    void aRefusedRequestTokenIsAWarning() {
        RemoteAppCore twitter = app.core(Settings.oauth1());
        app.provider.status(401, "application/x-www-form-urlencoded", "oauth_problem=consumer_key_unknown");

        Throwable thrown = catchThrowable(() -> app.begin(twitter));

        assertThat(log.lines)
                .containsExactly("WARNING REMORA-00347: remote app 'twitter': signing in failed (token_error): "
                        + thrown.getMessage());
    }

    @Test
    @Tag("D-05")
    void aRefusedRenewalIsAWarning() {
        app.provider.json("{\"access_token\":\"canary-a\",\"token_type\":\"bearer\",\"refresh_token\":\"canary-r\","
                + "\"expires_in\":3600}");
        app.callback(github, "code=canary-code&state=" + state);
        app.clock.advance(Duration.ofHours(2));
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        Throwable thrown = catchThrowable(
                () -> app.get("me", () -> github.tokens().source(null).token()));

        assertThat(thrown)
                .cause()
                .satisfies(cause -> assertThat(log.lines)
                        .containsExactly("WARNING REMORA-00349: remote app 'github': the token is not renewed any more"
                                + " (token_error): " + cause.getMessage()));
        assertThat(log.lines).noneMatch(line -> line.contains("canary"));
    }

    private void reject(String query) {
        assertThat(catchThrowable(() -> app.callback(github, query))).isNotNull();
        assertThat(log.lines).noneMatch(line -> line.contains("canary"));
    }
}
