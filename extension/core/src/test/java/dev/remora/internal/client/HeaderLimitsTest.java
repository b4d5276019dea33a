package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.ResponseInvalidException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of an answer is no body is limited too: the connection is closed before a heap is full. */
@Tag("clients")
@Timeout(120)
class HeaderLimitsTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    static Stream<EndlessAnswer> endless() {
        String kilobyte = "a".repeat(1000);
        return Stream.of(
                EndlessAnswer.fast("HTTP/1.1 200 ", kilobyte),
                EndlessAnswer.fast("HTTP/1.1 200 OK\r\n", "X: " + kilobyte + "\r\n"),
                EndlessAnswer.fast("HTTP/1.1 200 OK\r\nX: ", kilobyte),
                EndlessAnswer.fast("HTTP/1.1 200 OK\r\nX: a\r\n", " " + kilobyte + "\r\n"),
                EndlessAnswer.fast(CHUNKED, "0".repeat(1000)),
                EndlessAnswer.fast(CHUNKED + "2;", kilobyte));
    }

    @ParameterizedTest
    @MethodSource("endless")
    @Tag("C-14")
    void theConnectionIsClosedLongBeforeAHeapIsFull(EndlessAnswer answer) throws InterruptedException {
        server.answers(answer);

        assertThat(catchThrowableOfType(OAuthException.class, () -> photos.get("x")))
                .isNotNull();

        assertThat(answer.wasClosed()).isTrue();
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("endless")
    @Tag("C-14")
    void likewiseUnderAPlainTarget(EndlessAnswer answer) throws InterruptedException {
        server.answers(answer);

        assertThat(catchThrowableOfType(
                        ProcessingException.class,
                        () -> photos.target("x").request().get(String.class)))
                .isNotNull();

        assertThat(answer.wasClosed()).isTrue();
    }

    /** Nobody asked for them: the body before them is good. */
    @Test
    @Tag("C-14")
    void endlessTrailersAreNotRead() throws InterruptedException {
        EndlessAnswer trailers = EndlessAnswer.fast(CHUNKED + "2\r\nok\r\n0\r\n", "X: " + "a".repeat(1000) + "\r\n");
        server.answers(trailers);

        assertThat(photos.get("x").text()).isEqualTo("ok");
        assertThat(trailers.wasClosed()).isTrue();
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    void trailersAreSkipped() {
        server.answers((method, out) -> {
            out.write((CHUNKED + "2\r\nok\r\n0\r\nX-Sum: a\r\nX-Other: b\r\n\r\n").getBytes());
            out.flush();
        });

        assertThat(photos.get("x").text()).isEqualTo("ok");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    static Stream<List<String>> tooMuch() {
        return Stream.of(lines(200), List.of("X-Long: " + "a".repeat(8 * 1024 - 7)));
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void moreThan200LinesOrLongerThan8KibibytesAreRefused(List<String> headers) {
        server.answers(WireAnswer.status(200, headers.toArray(String[]::new)));

        ResponseInvalidException refused = catchThrowableOfType(ResponseInvalidException.class, () -> photos.get("x"));

        assertThat(refused.code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        assertThat(refused)
                .hasMessage("REMORA-00664: remote app 'photos': the answer has a header line longer than 8192 bytes, or"
                        + " more than 200 of them; the connection was closed");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    static Stream<List<String>> justEnough() {
        return Stream.of(lines(199), List.of("X-Long: " + "a".repeat(8 * 1024 - 8)));
    }

    @ParameterizedTest
    @MethodSource("justEnough")
    void as200LinesAndLinesOf8KibibytesAreTaken(List<String> headers) {
        server.answers(WireAnswer.status(200, headers.toArray(String[]::new))); // which adds a Content-Length

        assertThat(photos.get("x").status()).isEqualTo(200);
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": a").toList();
    }
}
