package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A listener whose queue is full lets nobody connect, and says nothing. */
class ConnectTimeoutTest {

    private final ProtocolHttp http = new ProtocolHttp();
    private final List<Socket> queue = new ArrayList<>();
    private ServerSocket full;

    @BeforeEach
    void fillTheQueue() throws IOException {
        full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        for (int i = 0; i < 200; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 300);
            } catch (SocketTimeoutException nowItIsFull) {
                return;
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        for (Socket socket : queue) {
            socket.close();
        }
        full.close();
    }

    @Test
    @Tag("C-16")
    @Tag("W2")
    void whoAcceptsNoConnectionIsGivenUpAfterTheConnectTimeout() {
        TransportException thrown = failed(Apps.oauth2().withConnectTimeout(Duration.ofMillis(400)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thrown)
                .hasMessage("REMORA-00210: the token request of remote app 'github' was not sent:"
                        + " no connection to http://localhost:" + full.getLocalPort()
                        + " was made within the connect-timeout of 400 ms");
    }

    @Test
    @Tag("C-16")
    void theDeadlineHoldsForConnectingToo() {
        TransportException thrown = failed(Apps.oauth2().withDeadline(Duration.ofMillis(400)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thrown).hasMessageStartingWith("REMORA-00209: ");
    }

    private TransportException failed(Apps apps) {
        URI uri = URI.create("http://localhost:" + full.getLocalPort() + "/token");
        return catchThrowableOfType(
                TransportException.class,
                () -> http.exchange(apps.settings(), List.of()).send(Sent.tokenRequest(uri), ProtocolSigner.NONE));
    }
}
