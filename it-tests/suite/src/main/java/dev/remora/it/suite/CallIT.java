package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of an API: the token goes there and nowhere else. */
@OnServer
class CallIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final String RENEWABLE =
            "{\"access_token\":\"canary-1\",\"refresh_token\":\"canary-r\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private static final ScriptedProvider ELSEWHERE = ScriptedProvider.start();

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.put("remora.broken.base-url", "not a URL");
        settings.put("remora.broken.consumer-key", "shop");
        settings.put("remora.broken.consumer-secret", "canary-secret");
        settings.put("remora.broken.connect-timeout", "soon");
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "//evil.example/x",
                "http://127.0.0.1@evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "file:///etc/hostname",
                "../../x",
                "%2e%2e/x",
                "a/%2E./x",
            })
    @Tag("E-01")
    @Tag("E-02")
    void pathThatLeadsAwayIsRefused(String path) {
        JsonObject outcome = alice.get("odd", path);

        assertThat(outcome.getString("code", outcome.toString())).isEqualTo("url_outside_base");
        assertThat(outcome.getString("message")).contains("odd").doesNotContain("canary");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    @Test
    @Tag("E-01")
    void anotherPortIsAnotherOrigin() {
        assertThat(alice.get("odd", ELSEWHERE.base() + "x").getString("code")).isEqualTo("url_outside_base");
        assertThat(ELSEWHERE.calls()).isEmpty();
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

    @Test
    @Tag("S20")
    void everyBadAndMissingSettingIsNamedAtOnce() {
        JsonObject outcome = alice.get("broken", "x");

        assertThat(outcome.getString("code")).isEqualTo("config_invalid");
        assertThat(outcome.getString("message"))
                .contains("broken", "base-url", "connect-timeout")
                .doesNotContain("canary");
    }

    @Test
    void remoteAppThatNobodyKnows() {
        assertThat(alice.get("unheard-of", "x").getString("code")).isEqualTo("remote_app_unknown");
    }
}
