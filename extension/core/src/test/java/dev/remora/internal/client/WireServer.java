package dev.remora.internal.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An API on loopback that keeps what arrived, octet by octet, and answers what it is told to, broken answers included. */
final class WireServer implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<WireAnswer> script = new ConcurrentLinkedDeque<>();
    private volatile Function<Received, WireAnswer> otherwise = request -> WireAnswer.json("{\"ok\":true}");

    WireServer() {
        try {
            listening = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::accept);
    }

    URI uri(String path) {
        return URI.create(origin() + path);
    }

    String origin() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** The next answers, in their order. */
    void answers(WireAnswer... next) {
        script.addAll(List.of(next));
    }

    /** The answers after those. */
    void answersAlways(Function<Received, WireAnswer> answer) {
        otherwise = answer;
    }

    List<Received> received() {
        return received;
    }

    /** The only request that arrived. */
    Received only() {
        if (received.size() != 1) {
            throw new AssertionError(received.size() + " requests arrived: " + received);
        }
        return received.get(0);
    }

    Received last() {
        return received.get(received.size() - 1);
    }

    void forget() {
        received.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Received request = read(in); request != null; request = read(in)) {
                received.add(request);
                WireAnswer answer = script.pollFirst();
                (answer == null ? otherwise.apply(request) : answer).write(request.method(), out);
            }
        } catch (IOException | InterruptedException gone) {
            // the other side, or this server, has had enough
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable Received read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
        }
        String[] parts = line.split(" ", 3);
        Received head = new Received(parts[0], parts[1], headers, new byte[0]);
        int length = Integer.parseInt(head.header("Content-Length").orElse("0"));
        byte[] body = head.header("Transfer-Encoding").isPresent() ? chunked(in) : in.readNBytes(length);
        return new Received(parts[0], parts[1], headers, body);
    }

    private static byte[] chunked(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
