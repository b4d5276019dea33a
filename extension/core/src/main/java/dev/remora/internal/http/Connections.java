package dev.remora.internal.http;

import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.ProxySettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** HTTP clients, one for each way into the network. */
final class Connections {

    private static final Logger LOG = System.getLogger(Connections.class.getPackageName());

    // networks drop idle connections without a word, the first of the large clouds after four minutes,
    // and a request sent on such a one is lost; the JDK 17 keeps them for twenty
    private static final long IDLE = Duration.ofMinutes(3).toNanos();

    private final Map<Route, KeptClient> clients = new ConcurrentHashMap<>();
    private final Executor executor;
    private final LongSupplier nanoTime;

    Connections(Executor executor, LongSupplier nanoTime) {
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    private record Route(
            Duration connectTimeout,
            @Nullable ProxySettings proxy,
            @Nullable SSLContext sslContext) {}

    private record KeptClient(HttpClient client, AtomicLong lastUse) {

        boolean idle(long now) {
            return now - lastUse.get() > IDLE;
        }
    }

    HttpClient client(HttpSettings settings) {
        Route route = new Route(settings.connectTimeout(), settings.proxy(), settings.sslContext());
        long now = nanoTime.getAsLong();
        KeptClient current = clients.compute(route, (same, kept) -> {
            if (kept != null && !kept.idle(now)) {
                return kept;
            }
            if (kept != null) {
                discard(kept);
            }
            return new KeptClient(client(same), new AtomicLong(now));
        });
        current.lastUse().set(now);
        return current.client();
    }

    void close() {
        clients.values().forEach(this::discard);
        clients.clear();
    }

    private HttpClient client(Route route) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(route.connectTimeout())
                .executor(executor);
        if (route.proxy() != null) {
            builder.proxy(ProxySelector.of(route.proxy().address()));
        }
        if (route.sslContext() != null) {
            builder.sslContext(route.sslContext());
        }
        return built(builder);
    }

    // the thread of the client inherits the class loader, and outlives the deployment it belongs to
    private static HttpClient built(HttpClient.Builder builder) {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return builder.build();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    // since Java 21 a client can be closed, which waits for its threads; an older one ends when it is collected
    private void discard(KeptClient kept) {
        if (kept.client() instanceof AutoCloseable closeable) {
            executor.execute(() -> close(closeable));
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, HttpMessages.clientNotClosed(), e);
        }
    }
}
