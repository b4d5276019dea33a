package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.encoded;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places outside the application that the ready-made endpoints are asked to go to. */
@Tag("B-19")
class EndpointReturnToTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), EndpointsTest.Names.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    static Stream<String> hostile() throws IOException {
        Path corpus = Path.of(System.getProperty("remora.root"), "extension", "core", "src", "test", "resources")
                .resolve("hostile-return-to.txt");
        return Files.readAllLines(corpus).stream()
                .filter(line -> !line.startsWith("# "))
                .map(String::translateEscapes);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aLoginDoesNotEndThere(String returnTo) throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=" + encoded(returnTo)));

        assertThat(location(browser.get(callback))).isEqualTo("/app/");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aPostedLoginDoesNotEndThere(String returnTo) throws Exception {
        String callback = scenario.allow(
                post(browser, "oauth/github/login", "returnTo=" + encoded(returnTo), "Sec-Fetch-Site", "same-origin"));

        assertThat(location(browser.get(callback))).isEqualTo("/app/");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aLogoutDoesNotEndThere(String returnTo) throws Exception {
        assertThat(location(post(
                        browser,
                        "oauth/github/logout",
                        "returnTo=" + encoded(returnTo),
                        "Sec-Fetch-Site",
                        "same-origin")))
                .isEqualTo(scenario.base().toString());
    }

    @Test
    void aPlaceThatIsTooLongIsNone() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=/" + "a".repeat(10_240)));

        assertThat(location(browser.get(callback))).isEqualTo("/app/");
    }

    @Test
    void aPlaceThatIsNamedTwiceIsNone() throws Exception {
        String callback =
                scenario.allow(browser.get("oauth/github/login?returnTo=name/github&returnTo=//evil.example"));

        assertThat(location(browser.get(callback))).isEqualTo("/app/");
    }

    /** The page of buttons hands on what it was given; the login that follows looks at it. */
    @ParameterizedTest
    @MethodSource("hostile")
    void aButtonDoesNotLeadThere(String returnTo) throws Exception {
        String page = browser.get("oauth?returnTo=" + encoded(returnTo)).body();

        assertThat(page).doesNotContain("href=\"").doesNotContain("action=\"/" + returnTo);
        assertThat(page.split("action=\"", -1))
                .allMatch(part -> part.startsWith("<!DOCTYPE") || part.startsWith("/app/oauth/"));
    }
}
