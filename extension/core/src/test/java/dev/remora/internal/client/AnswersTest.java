package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import dev.remora.UnexpectedStatusException;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.GenericType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers have and give. */
@Tag("clients")
class AnswersTest extends AnswersScenario {

    @Test
    @Tag("F1")
    void hasStatusHeadersAndBytes() {
        server.answers(WireAnswer.of(201, "application/json", "{\"a\":1}", "X-Limit: 1", "x-limit: 2", "ETag: \"e\""));

        OAuthResponse response = photos.get("x");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.successful()).isTrue();
        assertThat(response.headers().get("X-LIMIT")).containsExactlyInAnyOrder("1", "2");
        assertThat(response.headers().getFirst("etag")).isEqualTo("\"e\"");
        assertThat(response.headers().getFirst("content-type")).isEqualTo("application/json");
        assertThat(response.bytes()).isEqualTo("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(response.mediaType()).hasToString("Optional[application/json]");
        assertThatThrownBy(() -> response.headers().putSingle("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Tag("F1")
    void isDecodedOnlyWhenAsked() {
        server.answers(WireAnswer.of(200, "application/json", "{\"a\":"));

        OAuthResponse response = photos.get("x");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"a\":");
        assertThatThrownBy(response::data)
                .isInstanceOf(ResponseInvalidException.class)
                .hasMessageStartingWith("REMORA-00655: remote app 'photos': the answer (status 200, application/json)"
                        + " cannot be decoded: ");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("Q21")
    @ValueSource(ints = {304, 400, 401, 403, 404, 429, 500, 503})
    void httpErrorsAreAnswers(int status) {
        server.answers(
                status == 304
                        ? WireAnswer.status(304)
                        : WireAnswer.of(status, "application/json", "{\"error\":\"e\"}"));

        OAuthResponse response = photos.get("x");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.successful()).isFalse();
        assertThat(response.text()).isEqualTo(status == 304 ? "" : "{\"error\":\"e\"}");
    }

    @Test
    void contentOfAnErrorIsNotTakenForThatOfASuccess() {
        server.answersAlways(request -> WireAnswer.of(404, "application/json", "{\"error\":\"e\"}"));

        OAuthResponse response = photos.get("x");

        for (Runnable reading : List.<Runnable>of(
                response::object, response::array, () -> response.as(User.class), () -> response.as(String.class))) {
            UnexpectedStatusException unexpected = catchThrowableOfType(UnexpectedStatusException.class, reading::run);
            assertThat(unexpected)
                    .hasMessage("REMORA-00660: remote app 'photos' answered with status 404 (application/json); the"
                            + " content was asked for as if the call had succeeded");
            assertThat(unexpected.status()).isEqualTo(404);
        }
        assertThat(response.data()).hasToString("{\"error\":\"e\"}");
    }

    @Test
    void readsTypesOfTheApplicationAsOftenAsAsked() {
        server.answers(WireAnswer.of(200, "text/plain", "{\"login\":\"ann\",\"ids\":[1,2]}"));

        OAuthResponse response = photos.get("x");

        assertThat(response.as(User.class).login).isEqualTo("ann");
        assertThat(response.as(new GenericType<Map<String, Object>>() {})).containsEntry("login", "ann");
        assertThat(response.as(User.class).ids).containsExactly(1, 2);
        assertThat(response.as(String.class)).isEqualTo("{\"login\":\"ann\",\"ids\":[1,2]}");
        assertThat(response.as(new GenericType<JsonObject>() {}).getString("login"))
                .isEqualTo("ann");
        assertThat(response.object().getString("login")).isEqualTo("ann");
    }

    @Test
    void saysWhatCannotBeReadAsWhat() {
        server.answers(
                WireAnswer.of(200, "application/json", "[1]"),
                WireAnswer.of(200, "text/html", "<p>"),
                WireAnswer.of(200, "application/json", ""),
                WireAnswer.status(204));

        OAuthResponse array = photos.get("x");
        assertThatThrownBy(() -> array.as(User.class))
                .isInstanceOf(ResponseInvalidException.class)
                .hasMessage("REMORA-00659: remote app 'photos': no reader of the JAX-RS client makes "
                        + User.class.getTypeName() + " of the answer (status 200, application/json)");
        assertThatThrownBy(array::object)
                .hasMessage("REMORA-00657: remote app 'photos': the answer (status 200) is JSON, but no JSON object");
        assertThat(array.as(new GenericType<List<Integer>>() {})).hasSize(1);
        assertThatThrownBy(() -> photos.get("x").object())
                .hasMessage(
                        "REMORA-00656: remote app 'photos': the answer (status 200) is text/html, not JSON object; the"
                                + " setting content-type, or contentType() of the request, would read it as something"
                                + " else");
        OAuthResponse empty = photos.get("x");
        assertThat(empty.data()).isEqualTo("");
        assertThatThrownBy(empty::object)
                .hasMessage(
                        "REMORA-00658: remote app 'photos': the answer (status 200) is empty, so it cannot be read as"
                                + " JSON object");
        assertThatThrownBy(() -> photos.get("x").as(User.class))
                .isInstanceOf(ResponseInvalidException.class)
                .hasMessageContaining("(status 204) is empty");
    }

    @Test
    @Tag("not-cxf") // which refuses charsets that it does not know
    void messagesHoldNoMoreOfHeadersThanTheyShould() {
        String endless = "x".repeat(8_000);
        server.answers(
                WireAnswer.of(404, "application/" + endless, "?"),
                WireAnswer.of(404, "application/json; charset=" + endless, "{}"),
                WireAnswer.of(200, "application/json", "?", "Content-Encoding: " + endless));

        assertThatThrownBy(() -> photos.get("x").object())
                .hasMessage("REMORA-00660: remote app 'photos' answered with status 404 (no Content-Type); the content"
                        + " was asked for as if the call had succeeded");
        assertThat(photos.get("x").mediaType().map(Object::toString).orElse("")).hasSizeLessThan(300);
        assertThatThrownBy(() -> photos.get("x").object())
                .hasMessage(
                        "REMORA-00654: remote app 'photos': the answer comes in a Content-Encoding that was not asked"
                                + " for and cannot be undone: " + "x".repeat(256));
    }

    @Test
    @Tag("Q19")
    void undoesGzipThatNobodyAskedFor() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("{\"login\":\"ann\"}".getBytes(StandardCharsets.UTF_8));
        }
        server.answers(
                WireAnswer.of(200, zipped.toByteArray(), "Content-Type: application/json", "Content-Encoding: gzip"),
                WireAnswer.of(200, "application/json", "abc", "Content-Encoding: br"),
                WireAnswer.of(200, "application/json", "abc", "Content-Encoding: gzip"));

        OAuthResponse response = photos.get("x");
        assertThat(response.object().getString("login")).isEqualTo("ann");
        assertThat(response.as(User.class).login).isEqualTo("ann");
        assertThatThrownBy(() -> photos.get("x").object())
                .hasMessage(
                        "REMORA-00654: remote app 'photos': the answer comes in a Content-Encoding that was not asked"
                                + " for and cannot be undone: br");
        assertThatThrownBy(() -> photos.get("x").object()).hasMessageEndingWith("cannot be undone: damaged gzip");
    }

    @Test
    void headHasNoBodyWhateverItsLengthSays() {
        server.answers(WireAnswer.of(200, "application/json", "x".repeat(5000)));

        OAuthResponse response = photos.head("x");

        assertThat(response.headers().getFirst("Content-Length")).isEqualTo("5000");
        assertThat(response.bytes()).isEmpty();
    }

    public static class User {

        public String login = "";
        public List<Integer> ids = List.of();
    }
}
