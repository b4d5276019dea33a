package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import dev.remora.UnexpectedStatusException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.GenericType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What answers are read as. */
@Tag("clients")
class AnswersTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server);
    private final TestApp strict = TestApp.oauth2(server).strict();
    private final TestApp json = TestApp.oauth2(server).contentType("application/json");
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        strict.close();
        json.close();
        server.close();
    }

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
    @Tag("F3")
    @Tag("W13")
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "Application/Json; charset=UTF-8",
                "application/vnd.photos+json",
                "application/problem+JSON;q=1",
                "text/javascript",
                "text/json",
            })
    void readsJsonInEverySpellingOfItsType(String type) {
        server.answers(WireAnswer.of(200, type, "{\"a\":[1,null]}"));

        OAuthResponse response = photos.get("x");

        assertThat(response.data()).isInstanceOf(JsonObject.class).hasToString("{\"a\":[1,null]}");
        assertThat(response.object().getJsonArray("a")).hasSize(2);
    }

    @Test
    @Tag("F3")
    void readsScalarsAndOtherCharsets() {
        server.answers(
                WireAnswer.of(200, "application/json", "true"),
                WireAnswer.of(
                        200,
                        "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1),
                        "Content-Type: application/json; charset=\"ISO-8859-1\""));

        assertThat(photos.get("x").data()).isEqualTo(JsonValue.TRUE);
        assertThat(photos.get("x").object().getString("a")).isEqualTo("ü");
    }

    @Test
    @Tag("F5")
    void readsFormsInTheirCharsetTheFirstOfRepeatedNamesWins() {
        server.answers(
                WireAnswer.of(200, "application/x-www-form-urlencoded", "a=1&a=2&b=&c=%C3%BC+x"),
                WireAnswer.of(200, "application/x-www-form-urlencoded; charset=utf-8", ""));

        assertThat(photos.get("x").data()).isEqualTo(Map.of("a", "1", "b", "", "c", "ü x"));
        assertThat(photos.get("x").data()).isEqualTo("");
    }

    @ParameterizedTest
    @Tag("F4")
    @ValueSource(strings = {"application/xml", "text/xml;charset=UTF-8", "application/atom+xml"})
    void readsXml(String type) {
        server.answers(WireAnswer.of(200, type, "<a><b>ü</b></a>"));

        assertThat(((Document) photos.get("x").data()).getDocumentElement().getTextContent())
                .isEqualTo("ü");
    }

    @ParameterizedTest
    @Tag("C-25")
    @Tag("F4")
    @Tag("W16")
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM \"%s/dtd\"><a/>",
                "<!DOCTYPE a [<!ENTITY % b SYSTEM \"%s/dtd\"> %b;]><a/>",
                "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>",
            })
    void refusesXmlThatFetchesOrExpands(String xml) {
        server.answersAlways(request -> WireAnswer.of(200, "application/xml", xml.replace("%s", server.origin())));

        OAuthResponse response = photos.get("x");

        for (Runnable reading : List.<Runnable>of(
                response::data, response::xml, () -> response.as(Document.class), () -> response.as(Item.class))) {
            assertThatThrownBy(reading::run)
                    .isInstanceOf(ResponseInvalidException.class)
                    .hasMessage("REMORA-00655: remote app 'photos': the answer (status 200, application/xml) cannot be"
                            + " decoded: XML with a document type declaration");
        }
        assertThat(server.received()).as("what was fetched").hasSize(1);
    }

    @Test
    @Tag("F6")
    void unknownTypesAreText() {
        server.answers(
                WireAnswer.of(200, "text/html;charset=ISO-8859-1", "<p>?</p>"),
                WireAnswer.of(200, "image/png", "abc"),
                WireAnswer.of(200, "nonsense", "abc"));

        assertThat(photos.get("x").data()).isEqualTo("<p>?</p>");
        assertThat(photos.get("x").data()).isEqualTo("abc");
        assertThat(photos.get("x").data()).isEqualTo("abc");
    }

    @Test
    @Tag("F6")
    @Tag("not-cxf")
    void textInAnUnknownCharsetIsTakenForUtf8() {
        server.answers(WireAnswer.of(200, "text/plain; charset=no-such-charset", "ü"));

        assertThat(photos.get("x").data()).isEqualTo("ü");
    }

    @ParameterizedTest
    @Tag("F2")
    @Tag("F9")
    @CsvSource(
            delimiter = ';',
            value = {
                "text/plain      ; {\"a\":1}   ; application/json",
                "text/javascript ; [1]         ; application/json",
                "''              ; ' {\"a\":1}'; application/json",
                "text/plain      ; 123         ; text/plain",
                "text/plain      ; {not json   ; text/plain",
                "text/html       ; {\"a\":1}   ; text/html",
                "''              ; hello       ; ''",
            })
    void theTolerantProfileReadsJsonUnderAWrongTypeOrNone(String sent, String body, String readAs) {
        server.answersAlways(request -> WireAnswer.of(200, sent, body));

        assertThat(photos.get("x").mediaType().map(Object::toString).orElse("")).isEqualTo(readAs);
        assertThat(strict.remote().get("x").mediaType().map(Object::toString).orElse(""))
                .isEqualTo(sent);
    }

    @Test
    @Tag("F2")
    void aForcedTypeOfTheRequestBeatsThatOfTheSettingsWhichBeatsTheHeader() {
        server.answersAlways(request -> WireAnswer.of(200, "text/html", "[1]"));

        assertThat(json.remote().get("x").array()).hasSize(1);
        assertThat(json.remote().request("x").contentType("text/plain").get().data())
                .isEqualTo("[1]");
        assertThat(photos.request("x").contentType("application/json").get().array())
                .hasSize(1);
        assertThatThrownBy(() -> photos.request("x").contentType("json"))
                .hasMessage("REMORA-00616: remote app 'photos': what was given as a media type is none (type/subtype)");
    }

    @Test
    @Tag("F7")
    @Tag("F8")
    @Tag("W14")
    void aForcedTypeNeverHidesAnHttpError() {
        server.answers(
                WireAnswer.of(502, "text/html", "<h1>Bad Gateway</h1>"),
                WireAnswer.of(400, "text/plain", "{\"error\":1}"));

        OAuthResponse page = json.remote().get("x");
        OAuthResponse error = json.remote().get("x");

        assertThat(page.status()).isEqualTo(502);
        assertThat(page.data()).isEqualTo("<h1>Bad Gateway</h1>");
        assertThat(error.data()).isInstanceOf(JsonObject.class);
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
                                + " setting content-type, or contentType() of the request, would read it as something else");
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

    public static class Item {

        public String title = "";
    }
}
