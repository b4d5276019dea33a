package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What answers are read as, by their media type. */
@Tag("clients")
class AnswerTypesTest extends AnswersScenario {

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

    public static class Item {

        public String title = "";
    }
}
