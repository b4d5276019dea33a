package dev.remora.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that opens tunnels, and answers whatever is not to be tunnelled itself. Notes all it could read. */
final class ProxyServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile @Nullable String credentials;

    ProxyServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** From now on only who sends this as Proxy-Authorization is served. */
    void wants(String authorization) {
        credentials = authorization;
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("localhost", listener.getLocalPort());
    }

    List<String> heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String wanted = credentials;
            if (wanted != null && !head.contains("\r\nProxy-Authorization: " + wanted + "\r\n")) {
                write(
                        client,
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                                + "Content-Length: 0\r\n\r\n");
                return;
            }
            if (head.startsWith("CONNECT localhost:")) {
                String port = head.substring(head.indexOf(':') + 1, head.indexOf(" HTTP"));
                try (Socket target = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                    write(client, "HTTP/1.1 200 Connected\r\n\r\n");
                    daemon(() -> copy(target, client));
                    copy(client, target);
                }
            } else {
                write(client, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
            }
        } catch (IOException broken) {
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (!octets.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            octets.write(in.read());
        }
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    private static void copy(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            return;
        }
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy-server");
        thread.setDaemon(true);
        thread.start();
    }
}
