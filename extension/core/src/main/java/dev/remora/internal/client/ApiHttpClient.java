package dev.remora.internal.client;

import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.ProxySettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client under the JAX-RS client of one remote app, whatever its implementation: the JDK's, which limits the
 * size of headers, chunk sizes and trailers, with what {@link Exchange} adds. It sends nothing twice.
 */
final class ApiHttpClient extends HttpClient {

    // networks drop idle connections without a word, the first of the large clouds after four minutes,
    // and a request sent on such a one is lost; the JDK 17 keeps them for twenty
    private static final long IDLE = Duration.ofMinutes(3).toNanos();

    private final String remoteApp;
    private final HttpSettings settings;
    private final SilenceTimer timer;
    private final ThreadPoolExecutor executor = daemonThreads();

    @SuppressWarnings("ThreadLocalUsage") // one for each client, and empty but between the last filter and the wire
    private final ThreadLocal<@Nullable Turn> next = new ThreadLocal<>();

    private final ReentrantLock making = new ReentrantLock();
    private @Nullable HttpClient client;
    private long lastUse;
    private boolean closed;

    ApiHttpClient(String remoteApp, HttpSettings settings, SilenceTimer timer) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.timer = timer;
    }

    /** Notes what the next request on this thread belongs to: JAX-RS clients send on the thread that ran the last filter. */
    void begin(@Nullable Attempt attempt) {
        next.set(new Turn(attempt));
    }

    /** The right to send one request. */
    private record Turn(@Nullable Attempt attempt) {}

    /** Sends on the calling thread, and waits for the headers. */
    <T> HttpResponse<T> await(HttpRequest request, BodyHandler<T> handler) throws IOException {
        CompletableFuture<HttpResponse<T>> response = sendAsync(request, handler);
        try {
            return response.get();
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof IOException failure ? failure : new IOException(cause);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        Turn turn = next.get();
        next.remove();
        if (turn == null) { // CXF sends once more when it closes what has failed
            throw new UncheckedIOException(new IOException("a request is not sent twice"));
        }
        Attempt attempt = turn.attempt();
        if (attempt != null) {
            attempt.watched();
        }
        try {
            return new Exchange<>(remoteApp, settings, attempt, request, handler).send(delegate(), timer);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new IOException("the remote app was closed"));
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        return await(request, handler);
    }

    /** Sends nothing any more, and ends when what is under way has ended. */
    void end() {
        making.lock();
        try {
            closed = true;
            discard();
            executor.setKeepAliveTime(1, TimeUnit.MILLISECONDS); // who waits for work ends now
        } finally {
            making.unlock();
        }
    }

    private HttpClient delegate() throws RejectedExecutionException {
        making.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException();
            }
            long now = System.nanoTime();
            if (now - lastUse > IDLE) {
                discard();
            }
            lastUse = now;
            HttpClient made = client;
            if (made == null) {
                made = made();
                client = made;
            }
            return made;
        } finally {
            making.unlock();
        }
    }

    // since Java 21 a client can be closed, which waits for its requests; an older one ends when it is collected
    private void discard() {
        if (client instanceof AutoCloseable closeable) {
            executor.execute(() -> {
                try {
                    closeable.close();
                } catch (Exception ignored) {
                    // it is not needed any more
                }
            });
        }
        client = null;
    }

    private HttpClient made() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(executor);
        if (settings.proxy() != null) {
            builder.proxy(ProxySelector.of(settings.proxy().address()));
        }
        if (settings.sslContext() != null) {
            builder.sslContext(settings.sslContext());
        }
        // its thread inherits the class loader, and outlives the deployment it belongs to
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return builder.build();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    private static ThreadPoolExecutor daemonThreads() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(null, task, "remora-api-" + count.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            return thread;
        });
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(settings.connectTimeout());
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.ofNullable(settings.proxy()).map(ProxySettings::address).map(ProxySelector::of);
    }

    @Override
    public SSLContext sslContext() {
        return delegate().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return delegate().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.of(executor);
    }
}
