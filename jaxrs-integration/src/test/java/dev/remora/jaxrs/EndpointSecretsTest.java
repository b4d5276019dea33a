package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ready-made endpoints keep from the browser, and how much of a browser's they keep. */
class EndpointSecretsTest {

    private static EndpointScenario scenario;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), Tokens.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @Path("tokens")
    @RequestScoped
    public static class Tokens {

        @Inject
        @RemoteApp("acme")
        OAuthRemote acme;

        @GET
        public String tokens() {
            return acme.token()
                    .filter(OAuth2Token.class::isInstance)
                    .map(OAuth2Token.class::cast)
                    .map(token -> token.accessToken() + " " + token.idToken())
                    .orElse("none");
        }
    }

    @Test
    @Tag("S-10")
    void noAnswerHasAToken() throws Exception {
        Browser browser = scenario.browser();
        List<HttpResponse<String>> answers = new ArrayList<>();
        HttpResponse<String> login = browser.get("oauth/acme/login");
        String callback = scenario.allow(login);
        answers.add(login);
        answers.add(browser.get(callback));
        String[] tokens = browser.get("tokens").body().split(" ", -1);
        assertThat(tokens).hasSize(2).allMatch(token -> token.length() > 8);
        answers.add(page(browser, "oauth"));
        answers.add(json(browser, "oauth"));
        answers.add(page(browser, callback));
        answers.add(page(browser, callback.replaceAll("state=[^&]*", "state=forged")));
        answers.add(json(browser, callback.replaceAll("code=[^&]*", "code=other")));
        answers.add(browser.get(callback + "&error=access_denied"));
        answers.add(browser.method("OPTIONS", "oauth/acme/logout"));
        answers.add(post(browser, "oauth/acme/backchannel-logout", "logout_token=a.b.c"));
        answers.add(post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "cross-site"));

        for (HttpResponse<String> answer : answers) {
            String whole = answer.headers().map() + answer.body();
            assertThat(whole).as(answer.toString()).doesNotContain(tokens).doesNotContain("sample-secret");
        }
        // the ID token tells the provider who signs out (OpenID Connect RP-Initiated Logout 1.0 section 2)
        HttpResponse<String> logout = post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");
        assertThat(location(logout)).contains("id_token_hint=" + tokens[1]).doesNotContain(tokens[0]);
    }

    @Test
    @Tag("A-13")
    void theLastAddressHasNeitherCodeNorState() throws Exception {
        Browser browser = scenario.browser();

        HttpResponse<String> answer = scenario.signIn(browser, "acme");

        assertThat(location(answer)).isEqualTo("/app/").doesNotContain("code=").doesNotContain("state=");
    }

    @Test
    @Tag("A-11")
    void ofManyLoginsTheNewestAreKept() throws Exception {
        Browser browser = scenario.browser();
        HttpResponse<String> oldest = browser.get("oauth/github/login");
        for (int i = 0; i < 20; i++) {
            browser.get("oauth/github/login");
        }
        HttpResponse<String> newest = browser.get("oauth/github/login");

        HttpResponse<String> answer = page(browser, scenario.allow(oldest));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Code: state_mismatch").contains("Start again");
        assertThat(browser.get(scenario.allow(newest)).statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> json(Browser browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path)).header("Accept", "application/json"));
    }
}
