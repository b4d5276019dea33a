package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that a provider takes the connection of, and does not read. */
@Tag("clients")
@Tag("C-16")
@Timeout(30)
class UnreadRequestsTest {

    private static final byte[] LARGE = new byte[8 * 1024 * 1024];

    // connections wait in the backlog of the system, which takes a little of what is sent
    private final ServerSocket silent;

    UnreadRequestsTest() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    private TestApp app(String scheme) {
        return TestApp.oauth2(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/api/")
                .readTimeout(Duration.ofMillis(500));
    }

    @Test
    void aLargeOneEndsWithTheReadTimeout() {
        try (TestApp app = app("http").callDeadline(Duration.ofHours(1))) {
            assertTimedOut(catchThrowableOfType(
                    TransportException.class,
                    () -> app.remote()
                            .request("x")
                            .body("application/octet-stream", LARGE)
                            .post()));
        }
    }

    static Stream<Object> large() {
        return Stream.of(LARGE, new ByteArrayInputStream(LARGE));
    }

    @ParameterizedTest
    @MethodSource("large")
    void aLargeOneOfATargetEndsWithTheReadTimeout(Object content) {
        try (TestApp app = app("http")) {
            assertThat(catchThrowable(() -> app.remote()
                            .target("x")
                            .request()
                            .post(Entity.entity(content, "application/octet-stream"), String.class)))
                    .isInstanceOf(ProcessingException.class);
        }
    }

    @Test
    void aSmallOneEndsThoughTlsIsNotAnswered() {
        try (TestApp app = app("https").callDeadline(Duration.ofHours(1))) {
            assertTimedOut(catchThrowableOfType(
                    TransportException.class,
                    () -> app.remote()
                            .request("x")
                            .body("text/plain", new byte[10])
                            .post()));
        }
    }

    private static void assertTimedOut(TransportException thrown) {
        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
    }
}
