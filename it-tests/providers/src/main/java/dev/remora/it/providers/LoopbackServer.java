package dev.remora.it.providers;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP server on a free port of loopback, which handles as many requests at once as arrive. */
final class LoopbackServer implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /** One that is not started. */
    static LoopbackServer create() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LoopbackServer created = new LoopbackServer(server);
            server.setExecutor(created.executor);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is not started, over TLS; it asks for the client's certificate, and does without. */
    static LoopbackServer create(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                    wanted.setWantClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            LoopbackServer created = new LoopbackServer(server);
            server.setExecutor(created.executor);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has what is below a path handled. */
    LoopbackServer handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    void start() {
        server.start();
    }

    /** Its address, with a slash at the end. */
    URI base() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
