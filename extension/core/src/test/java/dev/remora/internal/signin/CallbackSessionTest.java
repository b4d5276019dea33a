package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.tck.MemorySession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The session that a callback comes with. */
class CallbackSessionTest extends CallbackScenario {

    @Test
    @Tag("A-04")
    @Tag("B-02")
    void refusesTheStateOfAnotherBrowser() {
        MemorySession victim = app.session;
        app.use(MemorySession.open());

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00309: the state in the callback of remote app 'github' was not issued to this"
                        + " browser");

        app.use(victim);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-02")
    @Tag("B-16")
    void saysWhyABrowserCameWithoutItsSession() {
        MemorySession before = app.session;
        app.use(MemorySession.none());

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused)
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser did not send its cookie, or the session has ended");
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(rejected(() -> app.post("authorized", "code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser sends its cookie with a POST from another site only"
                        + " if the cookie says SameSite=None");
        assertThat(app.session.id()).isEmpty();

        app.use(before);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-22")
    void finishesOnAnotherNodeThatHasTheSession() {
        RemoteAppCore otherNode = app.core(Settings.oauth2());
        app.provider.json(TOKEN);

        assertThat(app.callback(otherNode, "code=c&state=" + state).granted()).isPresent();
    }

    @Test
    @Tag("S-07")
    void refusesACallbackWhoseSessionHasEnded() {
        app.session.invalidate();

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_MISMATCH);

        app.use(MemorySession.none());
        app.provider.json(TOKEN);
        assertThat(app.callback(github, "code=c&state=" + TestApp.state(app.begin(github)))
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("S-07")
    @Tag("D-08")
    void keepsNothingForASessionThatEndsWhileTheCodeIsExchanged() {
        app.provider.answers(request -> {
            app.session.invalidate();
            return TestProvider.response(200, "application/json", TOKEN);
        });

        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.callback(github, "code=c&state=" + state)))
                .hasMessage("REMORA-00326: remote app 'github': signing in needs a browser session, and this one cannot"
                        + " be written: it was invalidated, or the response is under way");
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(app.session.octets()).isEmpty();
    }

    @Test
    @Tag("A-11")
    void keepsTwentyPendingSignInsOfABrowser() {
        for (int i = 0; i < 20; i++) {
            app.begin(github);
        }

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(app.session.octets().values().stream()
                        .mapToInt(octets -> octets.length)
                        .sum())
                .isLessThan(16 * 1024);
    }
}
