package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** A browser that was sent to the provider, and comes back with something. */
abstract class CallbackScenario {

    static final String TOKEN = "{\"access_token\":\"canary-token\",\"token_type\":\"bearer\"}";

    final TestApp app = new TestApp();
    final RemoteAppCore github = app.core(Settings.oauth2());
    final LogLines log = new LogLines();
    final String state = TestApp.state(app.begin(github));

    @AfterEach
    void stopListening() {
        log.close();
    }

    void assertRejected(String query, ErrorCode code, String message) {
        CallbackRejectedException refused = rejected(() -> app.callback(github, query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.remoteApp()).isEqualTo("github");
        assertNextSucceeds();
    }

    CallbackRejectedException rejected(Supplier<?> callback) {
        int sent = app.provider.received.size();
        CallbackRejectedException refused = catchThrowableOfType(CallbackRejectedException.class, callback::get);
        assertThat(app.provider.received).hasSize(sent);
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace + " " + log.lines).doesNotContain("canary", state);
        return refused;
    }

    void assertNextSucceeds() {
        assertNothingHappened(app.provider.received.size());
        app.provider.json(TOKEN);
        String next = app.events.granted.isEmpty() ? state : TestApp.state(app.begin(github));
        assertThat(app.callback(github, "code=c&state=" + next).granted()).isPresent();
        app.get("me", () -> {
            github.tokens().forget(null);
            return "";
        });
        app.events.removed.clear();
    }

    void assertNothingHappened(int sent) {
        assertThat(app.provider.received).hasSize(sent);
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isEmpty();
        assertThat(app.events.refreshed).isEmpty();
        assertThat(app.events.removed).isEmpty();
    }
}
