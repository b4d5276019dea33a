package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody who knows the id of a session before its user signs in holds back the last byte of a request until the user has. The
 * server goes on giving that request the user's session.
 */
@Tag("B-18")
class RequestUnderWayTest {

    private static final Semaphore ARRIVED = new Semaphore(0);

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private EndpointScenario scenario;

    private void start(String sessions) throws Exception {
        scenario = KindsOfSession.start(sessions, Arrival.class, FormFirst.class);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie"})
    void hasNoTokenOfAUserWhoSignsInMeanwhile(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay("token/github", browser.cookies(), MediaType.TEXT_PLAIN, "xy")) {
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end()).endsWith("\r\n\r\nnone");
        }
        assertThat(browser.get("token/github").body()).isEqualTo("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie"})
    void hasNoTokenOfTheNextUser(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        scenario.signIn(browser, "github", "ada");
        try (UnderWay request = new UnderWay("token/github", browser.cookies(), MediaType.TEXT_PLAIN, "xy")) {
            post(browser, "oauth/github/logout", "", "Sec-Fetch-Site", "same-origin");
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end()).doesNotContain("Grace");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void adoptsNoTokenForACallerOfItsOwn(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request =
                new UnderWay("token/photos", browser.cookies(), MediaType.TEXT_PLAIN, "xy", "X-Caller", "mallory")) {
            scenario.signIn(browser, "photos", "grace");

            assertThat(request.end()).endsWith("\r\n\r\nnone");
        }
        assertThat(browser.get("token/photos").body()).isEqualTo("Grace Hopper");
    }

    /** Filters of servlets and of JAX-RS that come first read forms, and take their time. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie"})
    void hasNoTokenWhereItWasHeldBeforeRemoraSawIt(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay(
                "token/github",
                browser.cookies(),
                MediaType.APPLICATION_FORM_URLENCODED,
                "xy",
                "X-Form-First",
                "true")) {
            scenario.signIn(browser, "photos", "grace");
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end()).endsWith("\r\n\r\nnone");
        }
        assertThat(browser.get("token/github").body()).isEqualTo("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void hasNoTokenHoweverOftenTheUserHasSignedInMeanwhile(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay(
                "token/github",
                browser.cookies(),
                MediaType.APPLICATION_FORM_URLENCODED,
                "xy",
                "X-Form-First",
                "true")) {
            for (int i = 0; i < 21; i++) {
                scenario.signIn(browser, "github", "grace");
            }

            assertThat(request.end()).endsWith("\r\n\r\nnone");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void isNotTheUsersWithACallbackOfItsOwn(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        HttpResponse<String> login = browser.get("token/login");
        URI callback = URI.create(scenario.allow(login, "ada"));
        try (UnderWay request = new UnderWay(
                callback.getRawPath(),
                browser.cookies(),
                MediaType.APPLICATION_FORM_URLENCODED,
                callback.getRawQuery(),
                "Sec-Fetch-Site",
                "same-origin")) {
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end())
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("session_missing")
                    .doesNotContainIgnoringCase("Set-Cookie");
        }
        assertThat(browser.get("token/github").body()).isEqualTo("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie"})
    void beginsNoLinkToAUserWhoSignsInMeanwhile(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay(
                "oauth/acme/login",
                browser.cookies(),
                MediaType.APPLICATION_FORM_URLENCODED,
                "link=true",
                "Sec-Fetch-Site",
                "same-origin")) {
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end()).startsWith("HTTP/1.1 403 ").contains("caller_missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void isToldWhyItBeginsNoSignIn(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay(
                "oauth/acme/login",
                browser.cookies(),
                MediaType.APPLICATION_FORM_URLENCODED,
                "returnTo=/",
                "Sec-Fetch-Site",
                "same-origin")) {
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end())
                    .startsWith("HTTP/1.1 409 ")
                    .contains(
                            "You have signed in with this browser meanwhile, in another tab perhaps: load this page once more.")
                    .contains("signed_in_meanwhile");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void isToldWhyItGetsNoTokenAgainstCrossSiteRequests(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        try (UnderWay request = new UnderWay("token/csrf", browser.cookies(), MediaType.TEXT_PLAIN, "xy")) {
            scenario.signIn(browser, "github", "grace");

            assertThat(request.end())
                    .startsWith("HTTP/1.1 409 ")
                    .contains("You have signed in with this browser meanwhile. Please do this once more.");
        }
    }

    /** One of the two wins, and the other is told that it did not; each browser has a whole user, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store"})
    void isOneOfTwoSignInsThatEndAtOnce(String sessions) throws Exception {
        start(sessions);
        for (int i = 0; i < 20; i++) {
            Browser browser = scenario.browser();
            String one = scenario.allow(browser.get("oauth/github/login"), "ada");
            String other = scenario.allow(browser.get("oauth/github/login"), "grace");
            List<String> cookies = browser.cookies();
            List<HttpResponse<String>> answers = List.of(
                            CompletableFuture.supplyAsync(() -> KindsOfSession.get(scenario, cookies, one)),
                            CompletableFuture.supplyAsync(() -> KindsOfSession.get(scenario, cookies, other)))
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.statusCode()).as(answer.body()).isIn(303, 400));
            assertThat(answers).anyMatch(answer -> answer.statusCode() == 303);
        }
    }

    /** A POST whose last byte has not come yet. */
    private final class UnderWay implements AutoCloseable {

        private final Socket socket;
        private final byte[] last;

        UnderWay(String path, List<String> cookies, String type, String body, String... header) throws Exception {
            URI address = scenario.base().resolve(path);
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nConnection: close\r\nCookie: " + String.join("; ", cookies)
                    + "\r\n" + (header.length == 0 ? "X-Under-Way: true" : header[0] + ": " + header[1])
                    + "\r\nContent-Type: " + type + "\r\nContent-Length: " + octets.length + "\r\n\r\n";
            last = new byte[] {octets[octets.length - 1]};
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(octets, 0, octets.length - 1);
            socket.getOutputStream().flush();
            assertThat(ARRIVED.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }

        String end() throws IOException {
            socket.getOutputStream().write(last);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Tells that a request is there whose body is not. */
    @Provider
    @PreMatching
    @Priority(CurrentRequestFilter.PRIORITY + 1)
    public static class Arrival implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getLength() >= 0 && request.getHeaderString("X-Form-First") == null) {
                ARRIVED.release();
            }
        }
    }

    /** A filter that reads a form before anybody else does. */
    @Provider
    @PreMatching
    @Priority(0)
    public static class FormFirst implements ContainerRequestFilter {

        @Context
        HttpServletRequest servlet;

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getHeaderString("X-Form-First") != null) {
                ARRIVED.release();
                servlet.getParameter("name");
            }
        }
    }
}
