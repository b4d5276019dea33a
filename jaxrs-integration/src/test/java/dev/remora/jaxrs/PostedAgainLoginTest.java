package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.encoded;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.CallbackRejectedException;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A form that another site posts, and Remora's page once more, is that site's still where the application begins a sign-in for it. */
@Tag("E-08")
class PostedAgainLoginTest {

    /** A callback of the application's own that signs in anew after one that counts for nothing. */
    @Path("own")
    @RequestScoped
    public static class Own {

        @Inject
        @RemoteApp("acme")
        OAuthRemote acme;

        @Inject
        OAuth oauth;

        @GET
        public Response came() {
            try {
                return Response.seeOther(URI.create(acme.authorizedResponse().returnTo()))
                        .build();
            } catch (CallbackRejectedException e) {
                return acme.authorization().callback("own").redirect();
            }
        }

        @POST
        public Response posted() {
            return came();
        }
    }

    @Test
    void itsCallerGetsNoTokenOfNobody() throws Exception {
        try (EndpointScenario scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.acme.token-owner", "caller",
                        "remora.notes.provider", "github",
                        "remora.notes.caller", "false",
                        "remora.notes.token-owner", "caller"),
                Own.class,
                EndOfSignInTest.Pages.class,
                EndOfSignInTest.Notes.class,
                EndOfSignInTest.Acme.class)) {
            Browser browser = scenario.browser();
            scenario.signIn(browser, "notes", "ada"); // who is nobody yet
            String form = "code=c&state=s&iss=" + encoded(scenario.provider().uri() + "/acme");
            assertThat(post(scenario.browser(), "own", form, "Sec-Fetch-Site", "cross-site")
                            .body())
                    .as("a browser sends no cookie with it")
                    .contains(PostedAgain.MARK);

            HttpResponse<String> begun =
                    post(browser, "own", form + "&" + PostedAgain.MARK + "=1", "Sec-Fetch-Site", "same-origin");
            browser.get(scenario.allow(begun, "grace"));

            assertThat(browser.get("pages/name").body()).isEqualTo("Grace Hopper");
            assertThat(browser.get("pages/token/notes").body()).isEqualTo("none");
            Browser elsewhere = scenario.browser();
            scenario.signIn(elsewhere, "acme", "grace");
            assertThat(elsewhere.get("pages/token/notes").body()).isEqualTo("none");
        }
    }
}
