package dev.remora.samples.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The provider. Its faces are below {@code /twitter} (OAuth 1.0a), {@code /github} and {@code /weibo} (OAuth 2), and {@code /acme}
 * (OpenID Connect); each knows {@link Client#SAMPLE} and sends browsers back to the machine it runs on only.
 */
public final class StandInProvider implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, StandInProvider::daemon);
    private final AtomicInteger tokenRequests = new AtomicInteger();

    private StandInProvider(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it on 127.0.0.1.
     *
     * @param port the port, or 0 for a free one
     * @return the running provider
     * @throws IOException if the port cannot be had
     * @throws IllegalStateException if there is no implementation of JSON-P
     */
    public static StandInProvider start(int port) throws IOException {
        return start(port, User.ALL);
    }

    /**
     * Starts it on 127.0.0.1 with users of your own, for instance one whose name holds a script.
     *
     * @param port the port, or 0 for a free one
     * @param users everybody who has an account; the first is who is signed in unless the page is told otherwise
     * @return the running provider
     * @throws IOException if the port cannot be had
     * @throws IllegalStateException if there is no implementation of JSON-P
     */
    public static StandInProvider start(int port, List<User> users) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return start(port, users, key);
    }

    /**
     * Starts it on 127.0.0.1 with a key of your own: it takes the access tokens that an earlier provider with the same key issued.
     *
     * @param port the port, or 0 for a free one
     * @param users everybody who has an account; the first is who is signed in unless the page is told otherwise
     * @param key at random, at least 16 octets
     * @return the running provider
     * @throws IOException if the port cannot be had
     * @throws IllegalStateException if there is no implementation of JSON-P
     */
    public static StandInProvider start(int port, List<User> users, byte[] key) throws IOException {
        requireJson();
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        StandInProvider provider = new StandInProvider(HttpServer.create(new InetSocketAddress(loopback, port), 0));
        SecureRandom random = new SecureRandom();
        TokenMac mac = new TokenMac(key);
        List.of(
                        new TwitterFace(Client.SAMPLE, users, random, mac),
                        new GithubFace(Client.SAMPLE, users, random, mac),
                        new WeiboFace(Client.SAMPLE, users, random, mac),
                        new AcmeFace(provider.uri() + "/acme", Client.SAMPLE, users, random, mac))
                .forEach(provider::serve);
        provider.server.setExecutor(provider.threads);
        provider.server.start();
        return provider;
    }

    /**
     * Returns the address of the provider.
     *
     * @return {@code http://127.0.0.1:<port>}
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * How many requests for an access token there were, of whatever outcome.
     *
     * @return the number
     */
    public int tokenRequests() {
        return tokenRequests.get();
    }

    /** Stops it; what it knew is gone, but for access tokens where it was given a key. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(Face face) {
        server.createContext("/" + face.path() + "/", exchange -> {
            try (exchange) {
                answer(face, exchange);
            }
        });
    }

    private void answer(Face face, HttpExchange exchange) throws IOException {
        Call call = new Call(exchange);
        if (call.path().endsWith("/access_token") || call.path().equals(AcmeFace.TOKEN)) {
            tokenRequests.incrementAndGet();
        }
        try {
            face.answer(call);
        } catch (Refusal refusal) {
            face.refuse(call, refusal);
        } catch (IllegalArgumentException e) {
            face.refuse(call, new Refusal(400, "invalid_request", "a parameter is malformed"));
        }
    }

    /** Here, since the server drops the connection of a request that fails with an error. */
    private static void requireJson() {
        try {
            JsonProvider.provider();
        } catch (JsonException e) {
            throw new IllegalStateException(
                    "the stand-in provider needs an implementation of JSON-P on the class path, such as"
                            + " org.eclipse.parsson:parsson",
                    e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stand-in-provider");
        thread.setDaemon(true);
        return thread;
    }
}
