package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of an API: the token goes there and nowhere else. */
@Tag("second-jdk")
@OnSharedShop
class CallIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;
    private static final String RENEWABLE =
            "{\"access_token\":\"canary-1\",\"refresh_token\":\"canary-r\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private static final ScriptedProvider ELSEWHERE = ScriptedProvider.start();

    private static final String OUTSIDE = "the URL would take the token to ?, which is neither the origin of base-url"
            + " nor one of allowed-origins";
    private static final String NEITHER = "the URL is neither relative nor http nor https";
    private static final String DOTS = "the URL has a dot segment in its path";

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @AfterAll
    static void stop() {
        ELSEWHERE.close();
    }

    @BeforeEach
    void signIn() {
        PROVIDER.reset();
        ELSEWHERE.reset();
        alice.signIn("odd");
    }

    @AfterEach
    void laterCallsWorkAndTheLogHoldsNoSecret() {
        PROVIDER.reset();
        alice.signIn("odd");
        assertThat(alice.get("odd", "later").getInt("status")).isEqualTo(200);
        assertThat(PROVIDER.calls()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("GET /api/later");
            assertThat(call.authorization()).isEqualTo("Bearer " + ScriptedProvider.TOKEN);
        });
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("https://evil.example/x", "602", OUTSIDE.replace("?", "https://evil.example:443")),
                Arguments.of("//evil.example/x", "601", "the URL begins with // and so names another host"),
                Arguments.of(ELSEWHERE.base() + "x", "602", OUTSIDE.replace("?", Scripted.origin(ELSEWHERE))),
                Arguments.of("http://127.0.0.1@evil.example/", "601", "the URL has a user name or password in it"),
                Arguments.of("https:evil.example", "601", "the URL has no host that could be compared"),
                Arguments.of("ftp://127.0.0.1/x", "601", NEITHER),
                Arguments.of("file:///etc/hostname", "601", NEITHER),
                Arguments.of("../../x", "601", DOTS),
                Arguments.of("%2e%2e/x", "601", DOTS),
                Arguments.of("a/%2E./x", "601", DOTS),
                Arguments.of("/a/../x", "601", DOTS),
                Arguments.of("a\\x", "627", "the URL has a backslash in it"),
                Arguments.of("a\r\nX: y", "627", "the URL has a control character in it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    @Tag("E-01")
    @Tag("E-02")
    @Tag("portable")
    void pathThatLeadsAwayIsRefused(String path, String id, String why) {
        JsonObject outcome = alice.get("odd", path);

        String code = id.equals("627") ? "url_malformed" : "url_outside_base";
        Failures.assertFailed(outcome, code, "REMORA-00" + id + ": remote app 'odd': " + why);
        assertThat(PROVIDER.calls()).isEmpty();
        assertThat(ELSEWHERE.calls()).isEmpty();
    }

    @Test
    @Tag("portable")
    void tokenThatWouldAddAHeaderIsRefused() {
        JsonObject outcome = alice.call(
                "odd",
                Json.createObjectBuilder().add("method", "GET").add("path", "x").add("token", "canary\r\nX-Forged: y"));

        Failures.assertFailed(
                outcome,
                "header_injection",
                "REMORA-00618: remote app 'odd': the access token is empty or holds characters that cannot be in a"
                        + " header (RFC 6750 section 2.1)");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    @Test
    @Tag("E-03")
    void redirectElsewhereIsHandedBack() {
        PROVIDER.answerCalls(ScriptedAnswers.redirect(302, ELSEWHERE.base() + "x"));

        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(302);
        assertThat(ELSEWHERE.calls()).isEmpty();
    }

    @Test
    @Tag("Q10")
    void callsWithoutABodyWork() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            PROVIDER.reset();

            JsonObject answer = alice.call(
                    "odd", Json.createObjectBuilder().add("method", method).add("path", "x"));

            assertThat(answer.getInt("status", 0)).as("%s %s", method, answer).isEqualTo(200);
            assertThat(PROVIDER.calls()).extracting(ScriptedProvider.Seen::line).containsExactly(method + " /api/x");
        }
    }

    @Test
    @Tag("F1")
    void brokenBodyLeavesStatusAndTextReadable() {
        PROVIDER.answerCalls(ScriptedAnswers.json(502, "<html>"));

        JsonObject answer = alice.get("odd", "x");

        assertThat(answer.getInt("status")).isEqualTo(502);
        assertThat(answer.getString("text")).isEqualTo("<html>");
    }

    @Test
    void refusedTokenIsToldByTheStatus() {
        PROVIDER.answerCalls(ScriptedAnswers.json(401, "{}"));

        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(401);
    }

    @Test
    @Tag("D-12")
    void tokenThatStaysRefusedIsRenewedOnceAndTheCallRepeatedOnce() {
        PROVIDER.answerTokenRequests(ScriptedAnswers.json(200, RENEWABLE));
        alice.signIn("odd");
        PROVIDER.answerTokenRequests(ScriptedAnswers.json(200, RENEWABLE.replace("canary-1", "canary-2")));
        PROVIDER.answerCalls(ScriptedAnswers.json(401, "{}"));

        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(401);

        assertThat(PROVIDER.calls())
                .extracting(ScriptedProvider.Seen::authorization)
                .containsExactly("Bearer canary-1", "Bearer canary-2");
    }
}
