package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.ErrorCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How exceptions that nobody catches are answered. */
class MappersTest {

    @Path("throw")
    @RequestScoped
    public static class Throwing {

        @GET
        @Path("authorization-required")
        public String authorizationRequired() {
            throw new AuthorizationRequiredException(
                    ErrorCode.AUTHORIZATION_REQUIRED, "my bank", "REMORA-00000: not for browsers", null);
        }

        @GET
        @Path("reauthorization-required")
        public String reauthorizationRequired() {
            throw new AuthorizationRequiredException(
                    ErrorCode.REAUTHORIZATION_REQUIRED, "short", "REMORA-00000: not for browsers", null);
        }

        @GET
        @Path("session-missing")
        public String sessionMissing() {
            throw new CallbackRejectedException(
                    ErrorCode.SESSION_MISSING, "my bank", "REMORA-00000: not for browsers", null);
        }

        @GET
        @Path("replayed/{outcome}")
        public String replayed(@PathParam("outcome") CompletedSignIn.Outcome outcome) {
            throw new CallbackRejectedException(
                    "my bank",
                    "REMORA-00000: not for browsers",
                    CompletedSignIn.of(outcome, "/shop/me?tab=%2Fx&lang=en"));
        }

        @GET
        @Path("callback-rejected")
        public String callbackRejected() {
            throw new CallbackRejectedException(
                    ErrorCode.STATE_MISMATCH, "my bank", "REMORA-00000: not for browsers", null);
        }
    }

    @Provider
    public static class OwnAuthorizationRequired implements ExceptionMapper<AuthorizationRequiredException> {
        @Override
        public Response toResponse(AuthorizationRequiredException exception) {
            return Response.status(418).entity("own: " + exception.remoteApp()).build();
        }
    }

    @Provider
    public static class OwnCallbackRejected implements ExceptionMapper<CallbackRejectedException> {
        @Override
        public Response toResponse(CallbackRejectedException exception) {
            return Response.status(419).entity("own: " + exception.remoteApp()).build();
        }
    }

    @Test
    void authorizationRequiredIsAnsweredWith401AndTheNameOfTheRemoteApp() throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer = new Browser(server.base()).get("throw/authorization-required");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("You have to sign in with my bank first.\n");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("RemoteApp");
            assertPlain(answer);
        }
    }

    @Test
    void anExpiredSignInIsAnsweredWith401AndToldFromNone() throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer = new Browser(server.base()).get("throw/reauthorization-required");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("Your sign-in with short has expired and cannot be renewed: sign in again.\n");
            assertPlain(answer);
        }
    }

    @Test
    void aMissingSessionIsAnsweredWithWhatCookiesHaveToDoWithIt() throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer = new Browser(server.base()).get("throw/session-missing");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(
                            "You could not be signed in (session_missing). Your browser did not send the cookie of this"
                                    + " site, or your session has ended. Allow cookies, open the site at the address that"
                                    + " you see now (localhost and 127.0.0.1, for example, have cookies of their own), and"
                                    + " sign in again.\n");
            assertPlain(answer);
        }
    }

    @Test
    void aCallbackThatComesAgainAfterASuccessLeadsToWhereTheSignInWantedToGo() throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer = new Browser(server.base()).get("throw/replayed/SUCCEEDED");

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(server.base()
                            .resolve(answer.headers().firstValue("Location").orElseThrow()))
                    .isEqualTo(server.base().resolve("/shop/me?tab=%2Fx&lang=en"));
            assertPlain(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"FAILED, Please start again.", "RUNNING, Your sign-in is still under way: reload this page in a moment."
    })
    void aCallbackThatComesAgainElseIsAnsweredWith400(String outcome, String remedy) throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer = new Browser(server.base()).get("throw/replayed/" + outcome);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("You could not be signed in (state_replayed). " + remedy + "\n");
            assertPlain(answer);
        }
    }

    private static void assertPlain(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aRejectedCallbackIsAnsweredWith400AndItsCodeOnly() throws Exception {
        try (TestServer server = TestServer.with(Throwing.class)) {
            HttpResponse<String> answer =
                    new Browser(server.base()).get("throw/callback-rejected?state=%3Cscript%3E&code=secret");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("You could not be signed in (state_mismatch). Please start again.\n");
            assertPlain(answer);
        }
    }

    @Test
    void mappersOfTheApplicationComeFirst() throws Exception {
        try (TestServer server =
                TestServer.with(Throwing.class, OwnAuthorizationRequired.class, OwnCallbackRejected.class)) {
            Browser browser = new Browser(server.base());

            assertThat(browser.get("throw/authorization-required").body()).isEqualTo("own: my bank");
            assertThat(browser.get("throw/callback-rejected").body()).isEqualTo("own: my bank");
        }
    }
}
