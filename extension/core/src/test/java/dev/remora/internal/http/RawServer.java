package dev.remora.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback whose answers are written octet by octet, right or wrong. */
final class RawServer implements AutoCloseable {

    /** Answers one request; an {@link IOException} means that the client hung up. */
    @FunctionalInterface
    interface Answer {
        void to(Socket client) throws IOException;
    }

    private static final Answer OK = text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

    private final ServerSocket listener;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();

    RawServer() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    RawServer(ServerSocket listener) {
        this.listener = listener;
        daemon(this::accept);
    }

    static Answer text(String octets) {
        return client -> {
            client.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
        };
    }

    /** Writes that, then closes the connection in order. */
    static Answer textAndClose(String octets) {
        return client -> {
            text(octets).to(client);
            client.close();
        };
    }

    /** Writes that, then breaks the connection. */
    static Answer textAndReset(String octets) {
        return client -> {
            text(octets).to(client);
            client.setSoLinger(true, 0);
            client.close();
        };
    }

    /** Writes that, and no more until the client hangs up. */
    static Answer textAndSilence(String octets) {
        return client -> {
            text(octets).to(client);
            awaitHangUp(client);
        };
    }

    /** Writes the beginning, then the same over and over until the client hangs up. */
    static Answer textAndEndless(String octets, String again, int pauseMillis) {
        return client -> {
            text(octets).to(client);
            while (true) {
                text(again).to(client);
                if (pauseMillis > 0) {
                    pause(client, pauseMillis);
                }
            }
        };
    }

    /** What to answer to the next requests; after that all is well. */
    RawServer answering(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Head and body of each request, as they came. */
    List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /** Waits until a client hangs up before it got the whole answer. */
    boolean sawHangUp() throws Exception {
        return hungUp.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                clients.add(client);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String request = read(client.getInputStream());
            while (!request.isEmpty()) {
                requests.add(request);
                Answer answer = answers.poll();
                answer(client, answer == null ? OK : answer);
                request = client.isClosed() ? "" : read(client.getInputStream());
            }
        } catch (IOException broken) {
            return;
        }
    }

    private void answer(Socket client, Answer answer) throws IOException {
        try {
            answer.to(client);
        } catch (IOException e) {
            hungUp.complete(true);
            throw e;
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0) {
            octets.write(octet);
            String soFar = octets.toString(StandardCharsets.ISO_8859_1);
            if (soFar.endsWith("\r\n\r\n")) {
                octets.write(in.readNBytes(contentLength(soFar)));
                return octets.toString(StandardCharsets.ISO_8859_1);
            }
            octet = in.read();
        }
        return "";
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void awaitHangUp(Socket client) throws IOException {
        if (client.getInputStream().read() < 0) {
            throw new IOException("hung up");
        }
    }

    // waiting to read is what tells that the client hung up, too
    private static void pause(Socket client, int millis) throws IOException {
        client.setSoTimeout(millis);
        try {
            awaitHangUp(client);
        } catch (SocketTimeoutException stillThere) {
            client.setSoTimeout(0);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
