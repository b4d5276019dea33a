package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.RequestRefusedException;
import jakarta.ws.rs.core.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What calls put on the wire. */
@Tag("clients")
class SendingTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @ParameterizedTest
    @Tag("Q1")
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
    void callsWithEveryMethod(String method) {
        assertThat(photos.request("me").method(method).status()).isEqualTo(200);
        assertThat(server.only().method()).isEqualTo(method);
        assertThat(server.only().target()).isEqualTo("/api/me");
    }

    @Test
    @Tag("Q1")
    void hasAVerbForEachMethod() {
        photos.get("x");
        photos.post("x");
        photos.put("x");
        photos.patch("x");
        photos.delete("x");
        photos.head("x");

        assertThat(server.received().stream().map(Received::method))
                .containsExactly("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    }

    @Test
    @Tag("Q4")
    void takesMethodsInAnyCaseOfLetters() {
        photos.request("x").data(Map.of("a", "b")).method("get");

        assertThat(server.only().method()).isEqualTo("GET");
        assertThat(server.only().target()).isEqualTo("/api/x?a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G T", "GET\r\nX: y", "TRACE", "connect", "GÉT"})
    void refusesWhatIsNoMethod(String method) {
        assertThatThrownBy(() -> photos.request("x").method(method))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00615: remote app 'photos': this HTTP method cannot be called: methods are words, and"
                                + " CONNECT and TRACE are not for clients");
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Tag("Q2")
    void getDataGoesBehindTheQueryThatIsThere() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("q", "käse & brot");
        data.put("empty", "");
        data.put("none", null);
        data.put("n", List.of(1, 2));

        photos.get("search?page=1&flag#top", data);

        assertThat(server.only().target()).isEqualTo("/api/search?page=1&flag&q=k%C3%A4se%20%26%20brot&empty=&n=1&n=2");
        assertThat(server.only().body()).isEmpty();
    }

    @Test
    @Tag("Q2")
    void headDataGoesToTheQueryToo() {
        photos.head("x", Map.of("a", "b"));

        assertThat(server.only().target()).isEqualTo("/api/x?a=b");
    }

    @ParameterizedTest
    @Tag("Q6")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void mapsGoFormEncodedIntoTheBody(String method) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("status", "käse + brot");
        data.put("none", null);
        data.put("tag", Arrays.asList("a", null, "b"));
        data.put("n", new Object[] {1, true});

        photos.request("x").data(data).method(method);

        assertThat(server.only().header("Content-Type")).hasValue("application/x-www-form-urlencoded");
        assertThat(server.only().body()).isEqualTo("status=k%C3%A4se+%2B+brot&tag=a&tag=b&n=1&n=true");
    }

    @Test
    @Tag("Q6")
    void formsGoFormEncoded() {
        photos.post("x", new Form().param("a", "1").param("a", "2").param("b", ""));

        assertThat(server.only().body()).isEqualTo("a=1&a=2&b=");
    }

    @Test
    @Tag("Q7")
    void otherObjectsGoAsJson() {
        photos.post("x", new Photo("käse", 3));

        assertThat(server.only().header("Content-Type")).hasValue("application/json");
        assertThat(server.only().body()).isEqualTo("{\"size\":3,\"title\":\"käse\"}");
    }

    @ParameterizedTest
    @Tag("Q5")
    @Tag("W12")
    @ValueSource(strings = {"0", "\"\"", "[]", "false", "{}"})
    void whatIsFalsyElsewhereIsItselfInJson(String json) {
        photos.request("x")
                .data(Map.of("0", 0, "\"\"", "", "[]", List.of(), "false", false, "{}", Map.of())
                        .get(json))
                .format("json")
                .post();

        assertThat(server.only().body()).isEqualTo(json);
    }

    @Test
    @Tag("Q5")
    void knowsBothSpellingsOfUrlencode() {
        photos.request("x").data(Map.of("a", "b")).format("urlencode").post();
        photos.request("x").data(Map.of("a", "b")).format("urlencoded").post();
        photos.request("x").data(Map.of("a", "b")).format("json").post();

        assertThat(server.received().stream().map(Received::body)).containsExactly("a=b", "a=b", "{\"a\":\"b\"}");
    }

    @ParameterizedTest
    @Tag("Q5")
    @ValueSource(strings = {"raw", "xml", "", "JSON"})
    void refusesFormatsThatItDoesNotKnow(String format) {
        assertThatThrownBy(() -> photos.request("x").data(Map.of()).format(format))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00609: remote app 'photos': there is no such format of data; known are urlencode,"
                        + " urlencoded and json");
    }

    @Test
    @Tag("Q3")
    @Tag("W18")
    void aGetCannotCarryABody() {
        OAuthRequest json = photos.request("x").json(Map.of());
        OAuthRequest raw = photos.request("x").body("text/plain", "a");

        assertThatThrownBy(json::get)
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00614: remote app 'photos': GET requests cannot have a body: some JAX-RS clients drop"
                                + " it, others send a POST instead");
        assertThatThrownBy(raw::head).isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> raw.method("OPTIONS"))
                .hasMessageStartingWith("REMORA-00614: remote app 'photos': OPTIONS requests cannot have a body");
        assertThat(photos.request("x").format("json").get().status()).isEqualTo(200);
    }

    @Test
    @Tag("Q8")
    void rawBodiesGoAsTheyAre() {
        photos.request("x").body("text/csv;charset=UTF-8", "a,ü\n").post();
        photos.request("x")
                .body("application/octet-stream", new byte[] {0, 1, (byte) 0xFF})
                .put();

        assertThat(server.received().get(0).header("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(server.received().get(0).bytes()).isEqualTo("a,ü\n".getBytes(StandardCharsets.UTF_8));
        assertThat(server.received().get(1).bytes()).containsExactly(0, 1, 0xFF);
    }

    @Test
    @Tag("Q8")
    void textAndBytesNeedAContentType() {
        for (Object raw : List.of("text", new byte[1], new ByteArrayInputStream(new byte[1]))) {
            assertThatThrownBy(() -> photos.post("x", raw))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage(
                            "REMORA-00610: remote app 'photos': data of type "
                                    + raw.getClass().getName()
                                    + " has no encoding of its own; send text and bytes with request(path).body(contentType, ...)");
        }
    }

    @Test
    void saysWhatCannotBeFormEncoded() {
        assertThatThrownBy(() -> photos.get("x", new Photo("a", 1)))
                .hasMessage("REMORA-00611: remote app 'photos': data of type " + Photo.class.getName()
                        + " cannot be form-encoded; give a Map or a Form");
        assertThatThrownBy(() -> photos.post("x", Map.of("a", Map.of("b", "c"))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00612: remote app 'photos': the value of a, of type "
                        + Map.of("b", "c").getClass().getName()
                        + ", cannot be form-encoded; give text, numbers, booleans, enums, and collections of them, or"
                        + " send the data with request(path).json(..)");
        assertThatThrownBy(() -> photos.post("x", Map.of("line\nbreak", List.of(List.of("c")))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageStartingWith("REMORA-00612: remote app 'photos': the value of linebreak, of type ");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @Tag("Q10")
    @Tag("W11")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void noDataIsNoBody(String method) {
        assertThat(photos.request("x").data(null).method(method).status()).isEqualTo(200);
        assertThat(server.only().bytes()).isEmpty();
    }

    @Test
    @Tag("Q9")
    void addsHeadersInAnyCaseOfLetters() {
        photos.request("x")
                .header("X-Trace", "a")
                .header("accept", "application/vnd.photos+json")
                .header("content-type", "application/vnd.photo+json")
                .json(Map.of("a", 1))
                .post();

        assertThat(server.only().header("X-Trace")).hasValue("a");
        assertThat(server.only().headers("Accept")).containsExactly("application/vnd.photos+json");
        assertThat(server.only().headers("Content-Type")).containsExactly("application/vnd.photo+json");
        assertThat(server.only().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void asksForAnythingUnlessToldOtherwise() {
        photos.get("x");

        assertThat(server.only().headers("Accept")).containsExactly("*/*");
    }

    @Test
    void addsQueryParametersWhateverTheMethod() {
        photos.request("x?a=1")
                .query("b", "ü +")
                .query("b", "")
                .form(new Form("c", "d"))
                .post();

        assertThat(server.only().target()).isEqualTo("/api/x?a=1&b=%C3%BC%20%2B&b=");
        assertThat(server.only().body()).isEqualTo("c=d");
    }

    @Test
    @Tag("U1")
    @Tag("U4")
    void resolvesPathsAgainstBaseUrl() {
        photos.get("statuses/home.json");
        photos.get("/oauth/x");
        photos.get(server.origin() + "/next?page=2");
        photos.get("");
        photos.get("?q=1");

        assertThat(server.received().stream().map(Received::target))
                .containsExactly("/api/statuses/home.json", "/oauth/x", "/next?page=2", "/api/", "/api/?q=1");
    }

    @Test
    @Tag("W4")
    @Tag("W3b")
    @Tag("U5")
    void nothingIsSentToWhereTheTokenMustNotGo() {
        for (String url : List.of("https://evil.example/me", "//evil.example/me", "../admin", "file:///etc/passwd")) {
            assertThatThrownBy(() -> photos.get(url)).isInstanceOf(RequestRefusedException.class);
        }
        assertThat(server.received()).isEmpty();
        assertThat(photos.get("me").status()).as("the next call").isEqualTo(200);
    }

    @Test
    void whatIsSaidLastHolds() {
        photos.request("x").json(Map.of("a", 1)).body("text/plain", "b").post();
        photos.request("x")
                .body("text/plain", "b")
                .data(Map.of("a", "1"))
                .format("urlencode")
                .post();

        assertThat(server.received().stream().map(Received::body)).containsExactly("b", "a=1");
    }

    public record Photo(String title, int size) {}
}
