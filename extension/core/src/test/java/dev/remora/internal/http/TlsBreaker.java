package dev.remora.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Answers the first bytes of TLS in plain text. */
final class TlsBreaker implements AutoCloseable {

    private final ServerSocket listener;

    TlsBreaker() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "tls-breaker");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("https://localhost:" + listener.getLocalPort() + "/token");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException goOn) {
                continue;
            }
        }
    }
}
