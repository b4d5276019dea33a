package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.SignInRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that require a sign-in. */
class SignInRequiredTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), Pages.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    /** No bean: beans of test classes are those of all tests. */
    @Path("pages")
    @SignInRequired
    public static class Pages {

        @GET
        @Path("any")
        public String any(@Context SecurityContext security) {
            return security.getUserPrincipal().getName().replaceAll("\\|.*", "");
        }

        @GET
        @Path("github")
        @SignInRequired("github")
        public String github() {
            return "github";
        }

        @POST
        @Path("github")
        @SignInRequired("github")
        public String posted() {
            return "posted";
        }

        @GET
        @Path("fresh")
        @SignInRequired(value = "acme", freshWithin = "PT10M")
        public String fresh() {
            return "fresh";
        }

        @GET
        @Path("never-fresh")
        @SignInRequired(value = "github", freshWithin = "PT10M")
        public String neverFresh() {
            return "fresh";
        }

        @GET
        @Path("both")
        @SignInRequired(
                value = {"github", "acme"},
                freshWithin = "PT1M")
        public String both() {
            return "both";
        }
    }

    @Test
    void aPageSendsToTheProviderAndComesBackWithItsQuery() throws Exception {
        HttpResponse<String> answer = page(browser, "pages/github?tab=1&q=%C3%A4");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith(scenario.provider().uri() + "/github/login/oauth/authorize?");
        HttpResponse<String> back = browser.get(scenario.allow(answer));
        assertThat(location(back)).isEqualTo("/app/pages/github?tab=1&q=%C3%A4");
        assertThat(browser.get(location(back)).body()).isEqualTo("github");
    }

    /** A line break in an address splits the headers of servers that decode it. */
    @Test
    void anAddressWithAnEncodedControlCharacterIsNotComeBackTo() throws Exception {
        HttpResponse<String> answer = page(browser, "pages/github?q=a%0Ab");

        assertThat(location(browser.get(scenario.allow(answer)))).isEqualTo("/app/");
    }

    @Test
    void whereThereAreSeveralTheUserChooses() throws Exception {
        HttpResponse<String> answer = page(browser, "pages/any?tab=1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/app/oauth?returnTo=%2Fapp%2Fpages%2Fany%3Ftab%3D1");
        String login = EndpointScenario.find(
                "(?s)/app/(oauth/acme/login)", page(browser, location(answer)).body());
        HttpResponse<String> back =
                browser.get(scenario.allow(browser.get(login + "?returnTo=%2Fapp%2Fpages%2Fany%3Ftab%3D1")));
        assertThat(browser.get(location(back)).body()).isEqualTo("acme");
    }

    @Test
    void whereSomeAreEnoughTheUserChoosesOneOfThose() throws Exception {
        assertThat(location(page(browser, "pages/both")))
                .isEqualTo("/app/oauth?returnTo=%2Fapp%2Fpages%2Fboth&max_age=60&app=acme&app=github");
    }

    @Test
    void anythingElseIsToldWhatIsMissing() throws Exception {
        for (HttpResponse<String> answer : List.of(browser.get("pages/github"), browser.form("pages/github", "a=b"))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("RemoteApp");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.body())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                            + "\"detail\":\"You have to sign in first.\",\"code\":\"authorization_required\"}");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        }
    }

    @Test
    void whoSaidNoIsNotSentBackToThePage() throws Exception {
        HttpResponse<String> answer = page(browser, scenario.deny(page(browser, "pages/github")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You did not agree to sign in with GitHub.");
    }

    @Test
    void whoseCallbackIsRejectedIsNotSentBackToThePage() throws Exception {
        String callback = scenario.allow(page(browser, "pages/github"));

        HttpResponse<String> answer = page(browser, callback.replaceAll("state=[^&]*", "state=forged"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Code: state_mismatch");
    }

    @Test
    void anotherRemoteAppIsNotEnoughForANamedOne() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(browser.get("pages/any").body()).isEqualTo("acme");
        assertThat(browser.get("pages/github").statusCode()).isEqualTo(401);
        scenario.signIn(browser, "github");
        assertThat(browser.get("pages/github").body()).isEqualTo("github");
        assertThat(browser.get("pages/any").body()).isEqualTo("github");
    }

    @Test
    void aFreshProofIsAskedForAndFound() throws Exception {
        HttpResponse<String> answer = page(browser, "pages/fresh");

        assertThat(location(answer)).contains("max_age=600");
        browser.get(scenario.allow(answer));
        assertThat(browser.get("pages/fresh").body()).isEqualTo("fresh");
    }

    @Test
    void aProviderThatTellsNoTimesIsNeverFreshAndNotAskedForEver() throws Exception {
        scenario.signIn(browser, "github");

        HttpResponse<String> answer = page(browser, "pages/never-fresh");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Code: authentication_insufficient");
    }
}
