package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.GenericType;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads JSON of an answer takes and refuses the same: object, array, data and as. */
@Tag("clients")
@Timeout(60)
class ReadersAgreeTest extends AnswersScenario {

    private static final String JSON = "application/json";

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("application/json; charset=ISO-8859-1", StandardCharsets.ISO_8859_1, "é", "é"),
                arguments("application/json; charset=utf-16le", StandardCharsets.UTF_16LE, "é", "é"),
                arguments("application/json; charset=", StandardCharsets.UTF_8, "é", "é"),
                arguments("text/plain; charset=ISO-8859-1", StandardCharsets.ISO_8859_1, "é", "é"),
                arguments("application/x-javascript", StandardCharsets.UTF_8, "é", "é"),
                arguments(JSON, StandardCharsets.UTF_8, "cut \\ud83d", "cut \uFFFD"),
                arguments(JSON, StandardCharsets.UTF_8, "\\uDE00\\u0041\\n", "\uFFFDA\n"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    @Tag("C-11")
    @Tag("C-12")
    void inTheTolerantProfile(String type, Charset charset, String written, String read) {
        readAlike(type, charset, written, read);
    }

    @Test
    @Tag("C-12")
    @Tag("not-cxf") // which refuses charsets that it does not know
    void aCharsetThatNobodyKnowsIsUtf8() {
        readAlike("application/json; charset=no-such-charset", StandardCharsets.UTF_8, "é", "é");
    }

    private void readAlike(String type, Charset charset, String written, String read) {
        String json = "{\"text\":\"" + written + "\"}";
        server.answersAlways(request -> WireAnswer.of(200, json.getBytes(charset), "Content-Type: " + type));

        OAuthResponse response = photos.get("x");

        assertThat(response.object().getString("text")).isEqualTo(read);
        assertThat(response.data()).isEqualTo(response.object());
        assertThat(response.as(JsonValue.class)).isEqualTo(response.object());
        assertThat(response.as(Note.class).text).isEqualTo(read);
        assertThat(response.as(new GenericType<Map<String, String>>() {})).containsEntry("text", read);
    }

    @Test
    @Tag("C-11")
    void aByteOrderMarkIsSkippedByAll() {
        for (String type : List.of(JSON, "text/plain", "")) {
            server.answers(WireAnswer.of(200, type, "\uFEFF{\"text\":\"a\"}"));

            OAuthResponse response = photos.get("x");

            assertThat(response.object().getString("text")).isEqualTo("a");
            assertThat(response.data()).isInstanceOf(JsonObject.class);
            assertThat(response.as(Note.class).text).isEqualTo("a");
        }
    }

    @Test
    @Tag("C-11")
    void halfACharacterInOneTextOfAListSparesTheOthers() {
        server.answers(WireAnswer.of(200, JSON, "[{\"text\":\"cut \\ud83d\"},{\"text\":\"ok\"}]"));

        OAuthResponse response = photos.get("x");

        assertThat(response.array()).hasSize(2);
        assertThat(response.as(new GenericType<List<Note>>() {}))
                .extracting(note -> note.text)
                .containsExactly("cut \uFFFD", "ok");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("{\"text\":\"a\",\"text\":\"b\"}", "a JSON member is there more than once"),
                arguments("{\"text\":\"a\",\"\\u0074ext\":\"b\"}", "a JSON member is there more than once"),
                arguments("{\"text\":\"a\"} b", "not JSON: text after the value at 13"),
                arguments("{\"text\":\"a\"/**/}", "not JSON: no ',' where one has to be at 11"),
                arguments("{\"number\":NaN}", "not JSON: no JSON value at 10"),
                arguments(
                        "{\"number\":" + "9".repeat(900_000) + "}",
                        "not JSON: a number longer than 1000 characters at" + " 900010"),
                arguments("{\"number\":1e99999999999}", "not JSON: a number out of range at 23"),
                arguments(
                        "{\"other\":" + "[".repeat(100) + "]".repeat(100) + "}", "JSON nested deeper than 100 levels"),
                arguments("{\"other\":" + "[".repeat(900_000), "JSON nested deeper than 100 levels"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Tag("C-10")
    @Tag("C-11")
    void inBothProfiles(String json, String why) {
        server.answersAlways(request -> WireAnswer.of(200, JSON, json));

        refusedByAll(photos.get("x"), why);
        refusedByAll(strict.remote().get("x"), why);
    }

    @Test
    @Tag("C-12")
    void whatIsNotUtf8IsRefusedByAll() {
        server.answers(
                WireAnswer.of(200, "{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), "Content-Type: " + JSON));

        refusedByAll(photos.get("x"), "not UTF-8");
    }

    @Test
    @Tag("C-11")
    @Tag("C-12")
    void theStrictProfileToleratesNothing() {
        server.answers(
                WireAnswer.of(200, JSON, "\uFEFF{}"),
                WireAnswer.of(200, JSON, "{\"text\":\"\\ud83d\"}"),
                WireAnswer.of(200, "application/json; charset=ISO-8859-1", "{}"));

        refusedByAll(strict.remote().get("x"), "not JSON: no JSON value at 0");
        refusedByAll(strict.remote().get("x"), "a JSON string holds half a character at 9");
        refusedByAll(strict.remote().get("x"), "its charset is not UTF-8");
    }

    @Test
    void oneHundredLevelsAreRead() {
        String json = "{\"other\":" + "[".repeat(99) + "]".repeat(99) + "}";
        server.answers(WireAnswer.of(200, JSON, json));

        OAuthResponse response = photos.get("x");

        assertThat(response.object()).hasToString(json);
        assertThat(response.as(Note.class).text).isEmpty();
    }

    private static void refusedByAll(OAuthResponse response, String why) {
        for (Runnable reading : List.<Runnable>of(
                response::data,
                response::object,
                response::array,
                () -> response.as(JsonValue.class),
                () -> response.as(Note.class),
                () -> response.as(new GenericType<Map<String, Object>>() {}))) {
            assertThatThrownBy(reading::run)
                    .isInstanceOf(ResponseInvalidException.class)
                    .hasMessage("REMORA-00655: remote app 'photos': the answer (status 200, application/json) cannot be"
                            + " decoded: " + why);
        }
        assertThat(response.text()).isNotEmpty();
    }

    public static class Note {

        public String text = "";
        public BigDecimal number = BigDecimal.ZERO;
    }
}
