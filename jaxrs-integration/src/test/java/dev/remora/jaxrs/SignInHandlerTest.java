package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SignInHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bean of the application that answers at the end of sign-ins. */
class SignInHandlerTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.handled.provider", "github"), EndpointsTest.Names.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    /** Tells by returnTo what to answer. */
    @RemoteApp("handled")
    @ApplicationScoped
    public static class Answers implements SignInHandler {

        @Inject
        @RemoteApp("handled")
        OAuthRemote handled;

        @Override
        public Optional<Response> granted(String remoteApp, Granted granted) {
            return switch (granted.returnTo()) {
                case "/app/plain" -> Optional.empty();
                case "/app/broken" -> throw new IllegalStateException("the application's own");
                case "/app/busy" -> throw new ServiceUnavailableException();
                default ->
                    Optional.of(Response.ok("granted " + remoteApp + " "
                                    + granted.identity().map(Identity::name).orElse("nobody") + " " + granted.returnTo()
                                    + " " + handled.token().isPresent())
                            .build());
            };
        }

        @Override
        public Optional<Response> denied(String remoteApp, Denied denied) {
            return denied.returnTo().equals("/app/plain")
                    ? Optional.empty()
                    : Optional.of(Response.ok("denied " + remoteApp + " " + denied.error() + " " + denied.returnTo())
                            .build());
        }

        @Override
        public Optional<Response> rejected(String remoteApp, OAuthException failure) {
            return failure.code() == ErrorCode.SESSION_MISSING
                    ? Optional.empty()
                    : Optional.of(Response.ok("rejected " + remoteApp + " " + failure.code())
                            .build());
        }
    }

    private HttpResponse<String> signIn(String returnTo) throws Exception {
        return browser.get(scenario.allow(browser.get("oauth/handled/login?returnTo=" + returnTo)));
    }

    @Test
    void answersGrantedSignInsOnceTheTokenIsKept() throws Exception {
        HttpResponse<String> answer = signIn("account");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("granted handled Ada Lovelace /app/account true");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void leavesGrantedSignInsToTheEndpoint() throws Exception {
        assertThat(location(signIn("plain"))).isEqualTo("/app/plain");
    }

    @Test
    void answersDeniedSignIns() throws Exception {
        String callback = scenario.deny(browser.get("oauth/handled/login?returnTo=account"));

        assertThat(page(browser, callback).body()).isEqualTo("denied handled access_denied /app/account");
    }

    @Test
    void leavesDeniedSignInsToTheEndpoint() throws Exception {
        String callback = scenario.deny(browser.get("oauth/handled/login?returnTo=plain"));

        HttpResponse<String> answer = page(browser, callback);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You did not agree to sign in with GitHub.");
    }

    @Test
    void answersRejectedCallbacks() throws Exception {
        String callback = scenario.allow(browser.get("oauth/handled/login"));

        HttpResponse<String> answer = page(browser, callback.replaceAll("state=[^&]*", "state=forged"));
        assertThat(answer.body()).isEqualTo("rejected handled state_mismatch");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void answersSignInsThatFailAfterTheCallback() throws Exception {
        String callback = scenario.allow(browser.get("oauth/handled/login"));

        HttpResponse<String> answer = page(browser, callback.replaceAll("code=[^&]*", "code=unknown"));
        assertThat(answer.body()).isEqualTo("rejected handled token_error");
    }

    @Test
    void leavesRejectedCallbacksToTheEndpoint() throws Exception {
        String callback = scenario.allow(browser.get("oauth/handled/login"));

        HttpResponse<String> answer = page(scenario.browser(), callback);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Code: session_missing");
    }

    /** Its exceptions are answered like those of resources, and the sign-in stays. */
    @Test
    void mayThrow() throws Exception {
        HttpResponse<String> answer = signIn("broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(browser.get("name/handled").body()).isEqualTo("Ada Lovelace");
        assertThat(signIn("busy").statusCode()).isEqualTo(503);
    }

    @Test
    void answersForItsOwnRemoteAppOnly() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=account"));

        assertThat(location(browser.get(callback))).isEqualTo("/app/account");
    }
}
