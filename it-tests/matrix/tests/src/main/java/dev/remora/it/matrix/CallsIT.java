package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.Token;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Calls with every method and format, over OAuth 2. */
@TestInstance(Lifecycle.PER_CLASS)
class CallsIT {

    private static final String TEXT = "two words & \u00fc";

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final Program program = Program.with(Apps.oauth2(provider, "api"));
    private final OAuthRemote api = program.oauth().remote("api").withToken(Token.bearer("ours"));

    @BeforeEach
    void forgetCalls() {
        provider.reset();
    }

    @AfterAll
    void stop() {
        program.close();
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void bodyInEveryFormat(String method) {
        assertThat(data("urlencode").method(method).status()).isEqualTo(200);
        assertThat(data("json").method(method).status()).isEqualTo(200);
        assertThat(api.request("x")
                        .body("text/plain; charset=UTF-8", TEXT)
                        .method(method)
                        .status())
                .isEqualTo(200);
        assertThat(api.request("x")
                        .body("application/octet-stream", TEXT.getBytes(StandardCharsets.UTF_8))
                        .method(method)
                        .status())
                .isEqualTo(200);

        assertThat(provider.calls())
                .containsExactly(
                        sent(method, "text=two+words+%26+%C3%BC"),
                        sent(method, "{\"text\":\"" + TEXT + "\"}"),
                        sent(method, TEXT),
                        sent(method, TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void dataInTheQuery(String method) {
        assertThat(data("urlencode").method(method).status()).isEqualTo(200);

        assertThat(provider.calls())
                .containsExactly(new Seen(method + " /api/x?text=two%20words%20%26%20%C3%BC", "Bearer ours", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
    void noData(String method) {
        assertThat(api.request("x").method(method).status()).isEqualTo(200);

        assertThat(provider.calls()).containsExactly(sent(method, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"text\":\"\u00fc\"}'",
        "application/vnd.api+json, '{\"text\":\"\u00fc\"}'",
        "application/xml, <text>\u00fc</text>",
        "application/x-www-form-urlencoded, text=%C3%BC",
        "text/plain;charset=UTF-8, \u00fc"
    })
    void answersAreDecodedByTheirType(String type, String answer) {
        provider.answerCalls(ScriptedAnswers.text(200, type, answer));

        assertThat(text(api.get("x").data())).isEqualTo("\u00fc");
    }

    @Test
    void aStatusOfFailureIsAnAnswer() {
        provider.answerCalls(ScriptedAnswers.json(503, "{\"error\":\"busy\"}"));

        OAuthResponse answer = api.get("x");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("{\"error\":\"busy\"}");
    }

    @Test
    void anAnswerMayComeLater() throws Exception {
        OAuthResponse answer =
                api.request("x").async().get().toCompletableFuture().get(30, TimeUnit.SECONDS);

        assertThat(answer.object().getBoolean("fine")).isTrue();
        assertThat(provider.calls()).containsExactly(sent("GET", ""));
    }

    @Test
    void aTargetOfJaxrsIsSigned() {
        try (Response answer = api.target("x").queryParam("page", 2).request().get()) {
            assertThat(answer.getStatus()).isEqualTo(200);
        }
        assertThat(provider.calls()).containsExactly(new Seen("GET /api/x?page=2", "Bearer ours", ""));
    }

    private OAuthRequest data(String format) {
        return api.request("x").data(Map.of("text", TEXT)).format(format);
    }

    private static Seen sent(String method, String body) {
        return new Seen(method + " /api/x", "Bearer ours", body);
    }

    private static String text(Object data) {
        if (data instanceof JsonObject object) {
            return object.getString("text");
        }
        if (data instanceof Document document) {
            return document.getDocumentElement().getTextContent();
        }
        return data instanceof Map<?, ?> form ? String.valueOf(form.get("text")) : data.toString();
    }
}
