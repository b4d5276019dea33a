package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.TransportException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break when a request was sent on them: the client sends nothing again, Remora what may be, signed anew. */
@Tag("clients")
@Timeout(60)
class RepeatedRequestsTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth1(server);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    @Tag("G-06")
    void idempotentRequestsWithoutABodyAreRepeatedOnceAndSignedAnew(String method) {
        photos.get("warm");
        server.answers(WireAnswer.hangingUp());

        OAuthResponse response = photos.request("x").method(method);

        assertThat(response.status()).isEqualTo(200);
        assertThat(server.received()).extracting(Received::target).containsExactly("/api/warm", "/api/x", "/api/x");
        assertThat(server.received())
                .extracting(Received::authorization)
                .as("each with a nonce of its own")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void alsoAsynchronousOnes(String method) {
        photos.get("warm");
        server.answers(WireAnswer.hangingUp());

        OAuthResponse response =
                photos.request("x").async().method(method).toCompletableFuture().join();

        assertThat(response.status()).isEqualTo(200);
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void onceAndNotTwice() {
        photos.get("warm");
        server.answersAlways(request -> WireAnswer.hangingUp());

        assertFails("GET", null);

        assertThat(server.received()).hasSize(3);
    }

    @Test
    void onceAndNotTwiceWithoutWaiting() {
        photos.get("warm");
        server.answersAlways(request -> WireAnswer.hangingUp());

        assertThatThrownBy(() ->
                        photos.request("x").async().get().toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TransportException.class);

        assertThat(server.received()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    @Tag("G-06")
    void othersAreSentOnce(String method) {
        photos.get("warm");
        server.answersAlways(request -> WireAnswer.hangingUp());

        assertFails(method, null);

        assertThat(server.received()).extracting(Received::target).containsExactly("/api/warm", "/api/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    @Tag("G-06")
    void thoseWithABodyAreSentOnce(String method) {
        photos.get("warm");
        server.answersAlways(request -> WireAnswer.hangingUp());

        assertFails(method, Map.of("a", "b"));

        assertThat(server.received()).extracting(Received::target).containsExactly("/api/warm", "/api/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void whatIsAnsweredInPartIsNotRepeated(String method) {
        photos.get("warm");
        server.answersAlways(request -> (any, out) -> {
            out.write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw new IOException("cut");
        });

        assertFails(method, null);

        assertThat(server.received()).extracting(Received::target).containsExactly("/api/warm", "/api/x");
    }

    /** Its requests are the application's to repeat. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    @Tag("G-06")
    void requestsOfAPlainTargetAreSentOnce(String method) {
        photos.get("warm");
        server.answersAlways(request -> WireAnswer.hangingUp());

        assertThatThrownBy(() -> photos.target("x").request().method(method)).isInstanceOf(ProcessingException.class);

        assertThat(server.received()).extracting(Received::target).containsExactly("/api/warm", "/api/x");
    }

    private void assertFails(String method, @Nullable Map<String, String> data) {
        TransportException failed = catchThrowableOfType(
                TransportException.class, () -> photos.request("x").data(data).method(method));
        assertThat(failed.code()).isEqualTo(ErrorCode.UNREACHABLE);
    }
}
