package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.TransportException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that drip, so that no read timeout ends them: the connection is closed at the deadline of the call. */
@Tag("clients")
@Tag("C-16")
@Timeout(120)
class CallDeadlineTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server).callDeadline(Duration.ofMillis(700));
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    static Stream<EndlessAnswer> dripping() {
        return Stream.of(
                EndlessAnswer.dripping("HTTP/1.1 200 ", "a"),
                EndlessAnswer.dripping(HEAD, "X: a\r\n"),
                EndlessAnswer.dripping(HEAD + "X: ", "a"),
                EndlessAnswer.dripping(CHUNKED + "2;", "a"),
                EndlessAnswer.dripping(CHUNKED, "0"),
                EndlessAnswer.dripping(CHUNKED, "1\r\na\r\n"),
                EndlessAnswer.dripping(HEAD + "Content-Length: 90000\r\n\r\n", "a"),
                EndlessAnswer.dripping(HEAD + "\r\n", "a"));
    }

    @ParameterizedTest
    @MethodSource("dripping")
    void theCallEndsAndTheConnectionIsClosed(EndlessAnswer answer) throws InterruptedException {
        server.answers(answer);

        TransportException late = catchThrowableOfType(TransportException.class, () -> photos.get("x"));

        assertLate(late);
        assertThat(answer.wasClosed()).isTrue();
        assertThat(statusInTime(() -> photos.get("x"))).as("the next call").isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("dripping")
    void theThreadsOfAsynchronousCallsAreFree(EndlessAnswer answer) throws InterruptedException {
        int calls = 30;
        List<CompletableFuture<OAuthException>> ends = new ArrayList<>();
        server.answersAlways(request -> answer);

        for (int i = 0; i < calls; i++) {
            ends.add(photos.request("x")
                    .async()
                    .get()
                    .handle((response, failure) -> (OAuthException) failure)
                    .toCompletableFuture());
        }

        for (CompletableFuture<OAuthException> end : ends) {
            assertLate(end.orTimeout(1, TimeUnit.MINUTES).join());
        }
        server.answersAlways(request -> WireAnswer.json("{}"));
        for (int i = 0; i < calls; i++) {
            assertThat(statusInTime(() -> joined(photos.request("x").async().get())))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("dripping")
    void aPlainTargetEndsToo(EndlessAnswer answer) throws InterruptedException {
        server.answers(answer);

        Throwable thrown = catchThrowableOfType(
                ProcessingException.class, () -> photos.target("x").request().get(String.class));

        assertThat(thrown).isNotNull();
        assertThat(answer.wasClosed()).isTrue();
    }

    @Test
    void aStreamEndsUnderWhoeverReadsIt() throws Exception {
        EndlessAnswer answer = EndlessAnswer.dripping(CHUNKED, "1\r\na\r\n");
        server.answers(answer);

        try (InputStream stream = photos.target("x").request().get(InputStream.class)) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }
        assertThat(answer.wasClosed()).isTrue();
    }

    /** The JDK's client waits for a few of them only. */
    @Test
    void drippingInterimAnswersAreGivenUp() throws InterruptedException {
        EndlessAnswer interim = EndlessAnswer.dripping("", "HTTP/1.1 103 Early Hints\r\n\r\n");
        server.answers(interim);

        assertThatThrownBy(() -> photos.get("x")).isInstanceOf(TransportException.class);
        assertThat(interim.wasClosed()).isTrue();
        assertThat(statusInTime(() -> photos.get("x"))).as("the next call").isEqualTo(200);
    }

    /** Trailers are not waited for. */
    @Test
    void drippingTrailersHoldNobody() throws InterruptedException {
        EndlessAnswer trailers = EndlessAnswer.dripping(CHUNKED + "2\r\nok\r\n0\r\n", "X: a\r\n");
        server.answers(trailers);

        assertThat(photos.get("x").text()).isEqualTo("ok");
        assertThat(trailers.wasClosed()).isTrue();
    }

    /** The deadline is that of the call, not of each of its requests. */
    @Test
    void redirectsDoNotExtendIt() {
        server.answersAlways(request -> (method, out) -> {
            EndlessAnswer.pause(Duration.ofMillis(300));
            WireAnswer.status(302, "Location: /api/x").write(method, out);
        });

        assertLate(catchThrowableOfType(TransportException.class, () -> photos.get("x")));
    }

    /** Asks again where a good answer is late, as it may be on a busy machine; the test ends that. */
    private int statusInTime(Supplier<OAuthResponse> call) {
        while (true) {
            try {
                return call.get().status();
            } catch (TransportException late) {
                assertLate(late);
            }
        }
    }

    private static OAuthResponse joined(CompletionStage<OAuthResponse> answer) {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw (TransportException) e.getCause();
        }
    }

    private void assertLate(OAuthException late) {
        assertThat(late.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(late)
                .hasMessage("REMORA-00663: remote app 'photos': " + server.origin()
                        + " did not answer completely within call-deadline (700 ms); the connection was closed");
    }
}
