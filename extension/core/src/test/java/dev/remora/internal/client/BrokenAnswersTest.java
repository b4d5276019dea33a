package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.ResponseInvalidException;
import dev.remora.TransportException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Providers that are down, slow, dripping, endless or broken. */
@Tag("clients")
@Timeout(60)
class BrokenAnswersTest {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server).readTimeout(READ_TIMEOUT).limit(100_000);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    @Tag("Q19")
    void aProviderThatIsDownIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (TestApp down = TestApp.oauth2("http://127.0.0.1:" + port + "/")) {
            TransportException unreachable = catchThrowableOfType(
                    TransportException.class, () -> down.remote().get("x"));

            assertThat(unreachable.code()).isEqualTo(ErrorCode.UNREACHABLE);
            assertThat(unreachable)
                    .hasMessageStartingWith(
                            "REMORA-00652: remote app 'photos': the call of http://127.0.0.1:" + port + " failed: ");
        }
    }

    static Stream<WireAnswer> silence() {
        return Stream.of(WireAnswer.silent(), WireAnswer.fallingSilent());
    }

    @ParameterizedTest
    @MethodSource("silence")
    @Tag("Q19")
    @Tag("W2")
    void aSilentProviderIsGivenUp(WireAnswer silence) {
        server.answers(silence);

        TransportException timeout = catchThrowableOfType(TransportException.class, () -> photos.get("x"));

        assertThat(timeout.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(timeout)
                .hasMessage("REMORA-00650: remote app 'photos': " + server.origin()
                        + " did not answer in time (connect-timeout, read-timeout)");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    @Tag("Q19")
    void aDrippingProviderIsGivenUp() {
        server.answers(WireAnswer.dripping(Duration.ofMillis(100), 8));

        TransportException slow = catchThrowableOfType(TransportException.class, () -> photos.get("x"));

        assertThat(slow.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(slow)
                .hasMessage("REMORA-00651: remote app 'photos': the answer took longer than read-timeout (1000 ms) and"
                        + " came in slower than 1024 bytes a second; it was given up");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    void aProviderThatIsSlowButNotThatSlowIsWaitedFor() {
        server.answers((method, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 12; i++) {
                out.write("x".repeat(1000).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
            }
        });

        assertThat(photos.get("x").text()).hasSize(12000);
    }

    static Stream<WireAnswer> tooLarge() {
        return Stream.of(
                WireAnswer.endless(),
                WireAnswer.of(200, new byte[100_001], "Content-Type: text/plain"),
                WireAnswer.of(200, new byte[50_000_000], "Content-Type: text/plain"));
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void anAnswerThatIsTooLargeIsNotRead(WireAnswer large) {
        server.answers(large);

        ResponseInvalidException tooLarge = catchThrowableOfType(ResponseInvalidException.class, () -> photos.get("x"));

        assertThat(tooLarge.code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        assertThat(tooLarge)
                .hasMessage("REMORA-00653: remote app 'photos': the answer is larger than response-size-limit (100000"
                        + " bytes); target() has no limit");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    void anAnswerOfJustTheLimitIsRead() {
        server.answers(WireAnswer.of(200, new byte[100_000], "Content-Type: application/octet-stream"));

        assertThat(photos.get("x").bytes()).hasSize(100_000);
    }

    @Test
    void answersThatAreGivenUpHoldNoConnection() {
        for (int i = 0; i < 60; i++) { // more than any client's pool has
            server.answers(WireAnswer.endless());
            assertThatThrownBy(() -> photos.get("x")).isInstanceOf(ResponseInvalidException.class);
        }
        assertThat(photos.get("x").status()).isEqualTo(200);
    }

    @Test
    void answersThatNobodyReadsHoldNoConnection() {
        for (int i = 0; i < 120; i++) {
            server.answers(WireAnswer.of(i % 2 == 0 ? 200 : 404, "application/json", "{}"));
            photos.get("x");
        }
        assertThat(photos.get("x").status()).isEqualTo(200);
    }

    static Stream<WireAnswer> broken() {
        return Stream.of(WireAnswer.truncated(), WireAnswer.hangingUp(), WireAnswer.garbage());
    }

    @ParameterizedTest
    @MethodSource("broken")
    @Tag("Q19")
    void aBrokenAnswerIsAFailureOfTheConnection(WireAnswer broken) {
        server.answersAlways(request -> broken);

        TransportException failed = catchThrowableOfType(TransportException.class, () -> photos.post("x"));

        assertThat(failed.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(failed)
                .hasMessageStartingWith(
                        "REMORA-00652: remote app 'photos': the call of " + server.origin() + " failed: ");
        server.answersAlways(request -> WireAnswer.json("{}"));
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    void anAsynchronousCallEndsLikewise() {
        server.answers(WireAnswer.endless(), WireAnswer.dripping(Duration.ofMillis(100), 8), WireAnswer.silent());

        assertThatThrownBy(() ->
                        photos.request("x").async().get().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ResponseInvalidException.class);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> photos.request("x")
                            .async()
                            .get()
                            .toCompletableFuture()
                            .join())
                    .cause()
                    .isInstanceOf(TransportException.class)
                    .hasFieldOrPropertyWithValue("code", ErrorCode.TIMEOUT);
        }
        assertThat(photos.request("x")
                        .async()
                        .get()
                        .toCompletableFuture()
                        .join()
                        .status())
                .isEqualTo(200);
    }
}
