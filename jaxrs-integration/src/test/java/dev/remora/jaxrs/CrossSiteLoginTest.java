package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.jaxrs.SignInRequiredTest.Pages;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where users sign in with several providers, a page of another site does not choose one: its user may be whoever it likes. */
@Tag("A-10")
class CrossSiteLoginTest {

    private static HttpResponse<String> get(Browser browser, String path, String site) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", site));
    }

    @Nested
    class OfSeveralProviders {

        private EndpointScenario scenario;
        private Browser browser;

        @BeforeEach
        void start() throws Exception {
            scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), Pages.class);
            browser = scenario.browser();
        }

        @AfterEach
        void stop() {
            scenario.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site", "cross-site, cross-site", "Cross-Site"})
        void itsLoginAsksTheUser(String site) throws Exception {
            HttpResponse<String> answer = get(browser, "oauth/acme/login?returnTo=pages/any&max_age=60", site);

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(location(answer)).isEqualTo("/app/oauth?returnTo=pages%2Fany&max_age=60&app=acme");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            HttpResponse<String> page = get(browser, "oauth?returnTo=pages%2Fany&max_age=60&app=acme", site);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("action=\"/app/oauth/acme/login\"").doesNotContain("/github/login");
        }

        @Test
        void whoeverPressesTheButtonSignsIn() throws Exception {
            String callback = scenario.allow(get(browser, "oauth/acme/login?returnTo=pages/any", "same-origin"));

            assertThat(location(browser.get(callback))).isEqualTo("/app/pages/any");
            assertThat(browser.get("pages/any").body()).isEqualTo("acme");
        }

        @ParameterizedTest
        @CsvSource({"none", "same-origin"})
        void aLoginThatTheUserOrAPageOfTheApplicationBeginsGoesToTheProvider(String site) throws Exception {
            assertThat(location(get(browser, "oauth/acme/login", site)))
                    .startsWith(scenario.provider().uri() + "/acme");
        }

        @Test
        void aPageOfOneProviderAsksTheUserToo() throws Exception {
            assertThat(location(get(browser, "pages/github", "cross-site")))
                    .isEqualTo("/app/oauth?returnTo=%2Fapp%2Fpages%2Fgithub&app=github");
            assertThat(location(get(browser, "pages/github", "none")))
                    .startsWith(scenario.provider().uri() + "/github");
        }
    }

    @Test
    void whereThereIsOneProviderNobodyIsAsked() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("remora.endpoints", "true"));
        // all but one; some are of beans of other tests
        for (String name : List.of("github", "addressed", "listened", "nowhere", "unsigned")) {
            settings.put("remora." + name + ".caller", "false");
        }
        try (EndpointScenario one = new EndpointScenario(settings, Pages.class)) {
            String acme = one.provider().uri() + "/acme";

            assertThat(location(get(one.browser(), "oauth/acme/login", "cross-site")))
                    .startsWith(acme);
            assertThat(location(get(one.browser(), "pages/any", "cross-site"))).startsWith(acme);
            assertThat(location(get(one.browser(), "oauth/github/login", "cross-site")))
                    .as("which nobody signs in with")
                    .isEqualTo("/app/oauth?app=github");
        }
    }
}
