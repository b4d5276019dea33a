package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.remora.ErrorCode;
import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.GenericType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Answers that are small on the wire and large in memory. */
@Tag("clients")
@Tag("C-15")
class AnswerLimitsTest {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final byte[] EMPTY_MEMBER = zipped("");

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server).limit(LIMIT).valueLimit(1000);

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/x-www-form-urlencoded", "application/xml"})
    void untilAValueIsAskedForNothingIsMadeOfThem(String type) throws IOException {
        String json = "[" + "0,".repeat(LIMIT / 2 - 2) + "0 ]";
        server.answersAlways(
                request -> WireAnswer.of(200, zipped(json), "Content-Type: " + type, "Content-Encoding: gzip"));
        app.remote().get("warm").text();

        long before = allocated();
        OAuthResponse response = app.remote().get("x");
        String text = response.text();
        long allocated = allocated() - before;

        assertThat(text).hasSize(LIMIT);
        assertThat(response.status()).isEqualTo(200);
        // all that was ever allocated, the smaller buffers that became garbage too: at any time, less
        assertThat(allocated).isLessThan(5L * LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/x-www-form-urlencoded"})
    void aRefusalOfASignatureIsLookedAtToItsBeginning(String type) throws IOException {
        String text = type.endsWith("json") ? "[" + "0,".repeat(LIMIT / 2 - 2) + "0 ]" : "a&".repeat(LIMIT / 2);
        server.answersAlways(
                request -> WireAnswer.of(403, zipped(text), "Content-Type: " + type, "Content-Encoding: gzip"));
        try (TestApp signing = TestApp.oauth1(server).limit(LIMIT)) {
            signing.remote().get("warm");

            long before = allocated();
            int status = signing.remote().get("x").status();
            long allocated = allocated() - before;

            assertThat(status).isEqualTo(403);
            assertThat(allocated).isLessThan(5L * LIMIT);
        }
    }

    @Test
    void decodedBytesCountFromTheFirstOn() throws IOException {
        byte[] bomb = zipped("[" + "0,".repeat(LIMIT / 2) + "0]");
        server.answers(WireAnswer.of(200, bomb, "Content-Type: application/json", "Content-Encoding: gzip"));

        ResponseInvalidException refused = catchThrowableOfType(
                ResponseInvalidException.class, () -> app.remote().get("x"));

        assertThat(bomb).hasSizeLessThan(LIMIT / 100);
        assertThat(refused)
                .hasMessage("REMORA-00653: remote app 'photos': the answer is larger than response-size-limit (" + LIMIT
                        + " bytes); target() has no limit");
    }

    @Test
    void thousandsOfEmptyGzipMembersAreDamage() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 50_000; i++) {
            members.writeBytes(EMPTY_MEMBER);
        }
        server.answers(
                WireAnswer.of(200, members.toByteArray(), "Content-Type: application/json", "Content-Encoding: gzip"));

        OAuthResponse response = app.remote().get("x");

        assertThat(catchThrowableOfType(ResponseInvalidException.class, response::object))
                .hasMessage(
                        "REMORA-00654: remote app 'photos': the answer comes in a Content-Encoding that was not asked"
                                + " for and cannot be undone: damaged gzip");
    }

    @Test
    void valuesAreCounted() {
        server.answers(
                WireAnswer.of(200, "application/json", "[" + "0,".repeat(998) + "0]"),
                WireAnswer.of(200, "application/json", "[" + "0,".repeat(999) + "0]"));

        assertThat(app.remote().get("x").array()).hasSize(999);
        OAuthResponse more = app.remote().get("x");
        tooMany("application/json", "1000 JSON values", more::array);
        tooMany("application/json", "1000 JSON values", more::data);
        tooMany("application/json", "1000 JSON values", () -> more.as(JsonValue.class));
        tooMany("application/json", "1000 JSON values", () -> more.as(new GenericType<List<Integer>>() {}));
        assertThat(more.text()).hasSize(2001);
    }

    @Test
    void nodesAreCounted() {
        server.answers(
                WireAnswer.of(200, "text/xml", "<a>" + "<b/>".repeat(999) + "</a>"),
                WireAnswer.of(200, "text/xml", "<a>" + "<b/>".repeat(1000) + "</a>"));

        assertThat(app.remote()
                        .get("x")
                        .xml()
                        .getDocumentElement()
                        .getChildNodes()
                        .getLength())
                .isEqualTo(999);
        OAuthResponse more = app.remote().get("x");
        tooMany("text/xml", "1000 XML nodes", more::xml);
        tooMany("text/xml", "1000 XML nodes", more::data);
        tooMany("text/xml", "1000 XML nodes", () -> more.as(Document.class));
        tooMany("text/xml", "1000 XML nodes", () -> more.as(Object.class));
    }

    @Test
    void parametersAreCounted() {
        server.answers(
                WireAnswer.of(200, "application/x-www-form-urlencoded", "a&".repeat(1000)),
                WireAnswer.of(200, "application/x-www-form-urlencoded", "a&".repeat(1001)));

        assertThat(app.remote().get("x").form()).hasSize(1);
        OAuthResponse more = app.remote().get("x");
        tooMany("application/x-www-form-urlencoded", "1000 parameters", more::form);
        tooMany("application/x-www-form-urlencoded", "1000 parameters", more::data);
    }

    private static void tooMany(String type, String what, Runnable reading) {
        ResponseInvalidException refused = catchThrowableOfType(ResponseInvalidException.class, reading::run);

        assertThat(refused)
                .hasMessage("REMORA-00662: remote app 'photos': the answer (status 200, " + type + ") holds more than "
                        + what + " (response-value-limit); text() and bytes() have no such limit");
        assertThat(refused.code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toByteArray();
    }
}
