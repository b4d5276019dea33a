package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks that the provider lets the browser post to the ready-made endpoint. */
@Tag("B-16")
class PostedEndpointCallbackTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.acme.authorize-params", "response_mode=form_post"),
                EndpointsTest.Names.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    private String form() throws Exception {
        return scenario.allowByPost(browser.get("oauth/acme/login?returnTo=name/acme"));
    }

    @Test
    void areAcceptedThoughTheyComeFromAnotherSite() throws Exception {
        HttpResponse<String> answer = post(
                browser,
                "oauth/acme/callback",
                form(),
                "Sec-Fetch-Site",
                "cross-site",
                "Origin",
                "https://acme.example");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/app/name/acme");
        assertThat(browser.get("name/acme").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    void areNotTakenFromAQuery() throws Exception {
        String form = form();
        int before = scenario.provider().tokenRequests();

        assertThat(page(browser, "oauth/acme/callback?" + form).statusCode()).isEqualTo(400);
        assertThat(scenario.provider().tokenRequests()).isEqualTo(before);
        assertThat(browser.get("name/acme").body()).isEqualTo("nobody");
    }

    @Test
    void withoutTheirCookieArePostedAgainByAPageOfTheApplication() throws Exception {
        String form = form();
        int before = scenario.provider().tokenRequests();

        HttpResponse<String> page = post(scenario.browser(), "oauth/acme/callback", form);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">").contains("remora-posted-again");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(scenario.provider().tokenRequests()).isEqualTo(before);
        assertThat(location(post(browser, "oauth/acme/callback", form + "&remora-posted-again=1")))
                .isEqualTo("/app/name/acme");
    }

    @Test
    void withoutASessionAreRejectedTheSecondTime() throws Exception {
        HttpResponse<String> answer =
                post(scenario.browser(), "oauth/acme/callback", form() + "&remora-posted-again=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Code: session_missing");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }
}
