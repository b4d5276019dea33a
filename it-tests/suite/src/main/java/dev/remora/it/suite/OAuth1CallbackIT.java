package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** OAuth 1.0a callbacks that are forged, stale or misdirected: Jersey is not asked for a token. */
@Tag("portable")
@OnSharedShop
class OAuth1CallbackIT extends OAuth1Scenario {

    private static final String APP = "HMAC-SHA1";
    private static final String CALLBACK = "the callback of remote app 'HMAC-SHA1' ";

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @AfterEach
    void nextSignInAndCallWorkAndTheLogHoldsNoSecret() {
        alice.putClockForward("PT0S");
        assertThat(signIn(APP).getString("outcome")).isEqualTo("granted");
        assertThat(alice.get(APP, "api/echo").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    /** It failed so, the provider was not asked for a token, and nobody was signed in. */
    private void assertRefused(JsonObject outcome, String code, String message) {
        Failures.assertFailed(outcome, code, message);
        assertThat(accessTokenRequests()).isZero();
        assertThat(alice.get(APP, "api/echo").getString("code")).isEqualTo("authorization_required");
    }

    private static URI changed(URI callback, String parameter, String replacement) {
        return URI.create(callback.toString().replaceFirst(parameter, replacement));
    }

    @Test
    @Tag("G-10")
    void ofAnotherToken() {
        URI callback = answer(APP, "allow");

        assertRefused(
                alice.callback(changed(callback, "oauth_token=.", "oauth_token=-")),
                "oauth1_token_mismatch",
                "REMORA-00310: the oauth_token in " + CALLBACK + "was not issued to this browser");
        assertThat(alice.callback(callback).getString("outcome")).isEqualTo("granted");
    }

    @Test
    @Tag("G-10")
    void withoutAToken() {
        URI callback = answer(APP, "allow");

        assertRefused(
                alice.callback(changed(callback, "oauth_token=[^&]*", "canary=1")),
                "state_missing",
                "REMORA-00516: " + CALLBACK + "has no oauth_token");
    }

    @Test
    @Tag("G-10")
    void withoutAVerifier() {
        URI callback = answer(APP, "allow");

        assertRefused(
                alice.callback(changed(callback, "&oauth_verifier=.*", "")),
                "oauth1_verifier_missing",
                "REMORA-00515: " + CALLBACK + "has no oauth_verifier");
    }

    @Test
    void withATokenThatComesTwice() {
        URI callback = answer(APP, "allow");

        assertRefused(
                alice.callback(URI.create(callback + "&oauth_token=canary")),
                "response_ambiguous",
                "REMORA-00514: " + CALLBACK + "has oauth_token more than once");
    }

    @Test
    @Tag("G-12")
    void inTheOtherProtocol() {
        alice.login(APP);

        assertRefused(
                alice.callback(APP, "code=canary-code&state=x"),
                "response_invalid",
                "REMORA-00517: " + CALLBACK + "answers in OAuth 2, but the remote app speaks OAuth 1.0a");
    }

    @Test
    @Tag("G-11")
    void thatWasUsedBefore() {
        URI callback = answer(APP, "allow");
        alice.callback(callback);

        Failures.assertFailed(
                alice.callback(callback),
                "state_replayed",
                "REMORA-00312: " + CALLBACK + "was used before, and that sign-in succeeded");
        assertThat(accessTokenRequests()).isOne();
        assertThat(alice.get(APP, "api/echo").getInt("status")).isEqualTo(200);
    }

    @Test
    void afterMoreThanTenMinutes() {
        URI callback = answer(APP, "allow");
        alice.putClockForward("PT601S");

        assertRefused(alice.callback(callback), "state_expired", "REMORA-00311: " + CALLBACK + "came too late");
    }

    @Test
    void inAnotherBrowser() {
        URI callback = answer(APP, "allow");

        assertRefused(
                new Visitor().callback(callback),
                "session_missing",
                "REMORA-00308: " + CALLBACK
                        + "came without the session that the sign-in was started in: the browser did"
                        + " not send its cookie, or the session has ended; localhost and 127.0.0.1 are two hosts with"
                        + " cookies of their own: sign in at the one of the callback");
        assertThat(alice.callback(callback).getString("outcome")).isEqualTo("granted");
    }

    @Test
    void ofAnotherRemoteApp() {
        URI callback = answer("RSA-SHA1", "allow");

        assertRefused(
                alice.callback(APP, callback.getRawQuery()),
                "callback_wrong_app",
                "REMORA-00313: " + CALLBACK + "answers an authorization request of another remote app");
        assertThat(alice.callback(callback).getString("outcome")).isEqualTo("granted");
    }

    @Test
    void wrongSecretIsToldWithTheStatus() {
        JsonObject outcome = alice.refusedLogin("wrong");

        // 400 is what Jersey answers to a bad signature of a request for a request token
        assertThat(outcome.getInt("status")).isEqualTo(400);
        Failures.assertFailed(
                outcome,
                "token_error",
                "REMORA-00510: remote app 'wrong' refused the request-token call with status 400");
        assertThat(PROVIDER.journal()).containsExactly("POST /oauth/request_token HMAC-SHA1");
    }
}
