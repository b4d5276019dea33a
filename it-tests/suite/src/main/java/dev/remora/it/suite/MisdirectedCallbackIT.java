package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.HtmlForm;
import jakarta.json.JsonObject;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks that are right, but meant for another browser, remote application or address. */
@OnSharedShop
class MisdirectedCallbackIT extends CallbackScenario {

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    @Tag("A-04")
    @Tag("portable")
    void ofAnotherBrowser() {
        Visitor mallory = new Visitor();
        String query = "code=canary-code&state=" + mallory.state("odd");
        alice.login("odd");

        assertRefused(
                alice.callback("odd", query),
                "state_mismatch",
                "REMORA-00309: the state in the callback of remote app 'odd' was not issued to this browser");
        assertGranted(mallory.callback("odd", query));
    }

    @Test
    void inABrowserWithoutSession() {
        String query = "code=canary-code&state=" + alice.state("odd");
        Visitor stranger = new Visitor();

        JsonObject outcome = stranger.callback("odd", query);

        assertRefused(
                outcome,
                "session_missing",
                "REMORA-00308: the callback of remote app 'odd' came without the session that the sign-in was started"
                        + " in: the browser did not send its cookie, or the session has ended; localhost and 127.0.0.1"
                        + " are two hosts with cookies of their own: sign in at the one of the callback");
        assertThat(stranger.sessionId()).isEqualTo("none");
        assertGranted(alice.callback("odd", query));
    }

    @Test
    @Tag("B-16")
    void postedByAnotherSiteWithoutTheSession() {
        Visitor stranger = new Visitor();

        HtmlForm again = stranger.posted("odd", "code=canary-code&user=%7B%7D&state=" + alice.state("odd"))
                .form();

        assertThat(again.action()).isEqualTo(Visitor.at("odd/authorized"));
        assertRefused(
                Visitor.json(stranger.browser().submit(again)),
                "session_missing",
                "REMORA-00308: the callback of remote app 'odd' came without the session that the sign-in was started"
                        + " in: the browser sends its cookie with a POST from another site only if the cookie says"
                        + " SameSite=None");
        assertGranted(Visitor.json(alice.browser().submit(again)));
    }

    @Test
    @Tag("B-06")
    @Tag("portable")
    void ofAnotherRemoteApp() {
        String query = "code=canary-code&state=" + alice.state("other");

        assertRefused(
                alice.callback("odd", query),
                "callback_wrong_app",
                "REMORA-00313: the callback of remote app 'odd' answers an authorization request of another remote"
                        + " app");
        assertGranted(alice.callback("other", query));
    }

    @Test
    @Tag("B-06")
    void atAnotherAddress() {
        URI login = alice.login("odd", "odd/somewhere/else");
        String state = Visitor.parameters(login).get("state");

        assertRefused(
                alice.callback("odd", "code=canary-code&state=" + state),
                "callback_wrong_app",
                "REMORA-00314: the callback of remote app 'odd' came to another path than it was asked for; behind a"
                        + " proxy that changes paths set remora.external-base-uri");
    }
}
