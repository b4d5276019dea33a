package dev.remora.internal.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a server writes; whoever makes one decides how wrong it is. */
@FunctionalInterface
interface WireAnswer {

    void write(String method, OutputStream out) throws IOException, InterruptedException;

    static WireAnswer json(String body) {
        return of(200, "application/json", body);
    }

    static WireAnswer status(int status, String... headers) {
        return of(status, new byte[0], headers);
    }

    static WireAnswer of(int status, String contentType, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!contentType.isEmpty()) {
            all.add("Content-Type: " + contentType);
        }
        return of(status, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }

    static WireAnswer of(int status, byte[] body, String... headers) {
        return (method, out) -> {
            boolean empty = status == 204 || status == 304;
            out.write(head(status, empty ? List.of(headers) : with(headers, "Content-Length: " + body.length)));
            if (!method.equals("HEAD") && !empty) {
                out.write(body);
            }
            out.flush();
        };
    }

    /** Headers, then the same octets again and again with pauses. */
    static WireAnswer dripping(Duration pause, int octets) {
        return (method, out) -> {
            out.write(head(200, List.of("Content-Type: text/plain", "Content-Length: 90000")));
            out.flush();
            while (true) {
                out.write("x".repeat(octets).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                pause(pause);
            }
        };
    }

    /** Octets without end, as fast as they go. */
    static WireAnswer endless() {
        return (method, out) -> {
            out.write(head(200, List.of("Content-Type: text/plain", "Transfer-Encoding: chunked")));
            while (true) {
                out.write(("1000\r\n" + "x".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    /** Fewer octets than announced, then nothing, the connection open. */
    static WireAnswer fallingSilent() {
        return (method, out) -> {
            out.write(head(200, List.of("Content-Type: text/plain", "Content-Length: 100")));
            out.write("abc".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(Duration.ofSeconds(60));
        };
    }

    static WireAnswer silent() {
        return (method, out) -> pause(Duration.ofSeconds(60));
    }

    /** Fewer octets than announced, then the end. */
    static WireAnswer truncated() {
        return (method, out) -> {
            out.write(head(200, List.of("Content-Type: application/json", "Content-Length: 100")));
            out.write("{\"a\":".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw new IOException("cut");
        };
    }

    static WireAnswer hangingUp() {
        return (method, out) -> {
            throw new IOException("cut");
        };
    }

    static WireAnswer garbage() {
        return (method, out) -> {
            out.write("\u0000\u0001garbage\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            throw new IOException("cut");
        };
    }

    private static byte[] head(int status, List<String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> with(String[] headers, String more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(more);
        return all;
    }

    // ends at once when the server is closed
    private static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
