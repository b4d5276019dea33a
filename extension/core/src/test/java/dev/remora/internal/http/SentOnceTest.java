package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is good for one time: whatever happens to the connection, the provider sees it once. */
class SentOnceTest {

    private final ProtocolHttp http = new ProtocolHttp();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "PUT"})
    @Tag("C-20")
    void onANewConnection(String method) {
        server.answering(RawServer.textAndClose(""), RawServer.textAndClose(""));

        fails(method);

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "PUT"})
    @Tag("C-20")
    void onAConnectionThatServedBefore(String method) {
        http.exchange(Apps.oauth2().settings(), List.of())
                .send(Sent.tokenRequest(method, server.uri("/warm")), ProtocolSigner.NONE);
        server.answering(RawServer.textAndReset(""), RawServer.textAndReset(""));

        fails(method);

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(0)).contains("/warm");
        assertThat(server.requests().get(1)).contains("/token");
    }

    /** The machine's owner may let the JDK send everything again: not these calls. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    @Tag("C-20")
    void thoughTheJdkIsToldToSendAgain(String method) throws Exception {
        server.answering(RawServer.textAndClose(""), RawServer.textAndClose(""));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.httpclient.enableAllMethodRetry=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneCall.class.getName(),
                        method,
                        server.uri("/token").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(output.strip()).isEqualTo("unreachable");
        assertThat(server.requests()).hasSize(1);
    }

    /** Makes a call in a JVM of its own, and prints what came of it. */
    static final class OneCall {

        private OneCall() {}

        public static void main(String[] args) {
            try (ProtocolHttp http = new ProtocolHttp()) {
                http.exchange(Apps.oauth2().settings(), List.of())
                        .send(Sent.tokenRequest(args[0], URI.create(args[1])), ProtocolSigner.NONE);
                System.out.println("answered");
            } catch (TransportException e) {
                System.out.println(e.code());
            }
        }
    }

    private void fails(String method) {
        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> http.exchange(Apps.oauth2().settings(), List.of())
                        .send(Sent.tokenRequest(method, server.uri("/token")), ProtocolSigner.NONE));
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
    }
}
