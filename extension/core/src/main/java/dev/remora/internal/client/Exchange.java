package dev.remora.internal.client;

import dev.remora.OAuthException;
import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.message.ProxyMessages;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request on the wire and its response. Its connection is closed when the provider falls silent, at the deadline of
 * the call, and when the headers are too many or too long.
 */
final class Exchange<T> implements BodyHandler<T> {

    static final int LONGEST_HEADER_LINE = 8 * 1024;
    static final int MOST_HEADER_LINES = 200;

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    // the JDK's client says this of a connection that broke before any byte of the answer
    private static final String NO_BYTE = "received no bytes";

    private final String remoteApp;
    private final Duration readTimeout;
    private final @Nullable ProxySettings proxy;
    private final @Nullable Attempt attempt;
    private final HttpRequest request;
    private final SingleUseBody content;
    private final BodyHandler<T> handler;
    private final CompletableFuture<HttpResponse<T>> response = new CompletableFuture<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Future<?>> timers = new ArrayList<>();
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean uploaded;
    private volatile @Nullable WatchedBody<T> body;
    private volatile @Nullable CompletableFuture<?> sent;

    Exchange(
            String remoteApp,
            HttpSettings settings,
            @Nullable Attempt attempt,
            HttpRequest described,
            BodyHandler<T> handler) {
        this.remoteApp = remoteApp;
        this.readTimeout = settings.readTimeout();
        this.proxy = settings.proxy();
        this.attempt = attempt;
        this.handler = handler;
        this.content = new SingleUseBody(described.bodyPublisher().orElse(null), this::progress, this::uploaded);
        this.request = copy(described, content, proxy);
    }

    /** Sends it; what comes back is complete when the headers are there. */
    CompletableFuture<HttpResponse<T>> send(HttpClient client, SilenceTimer timer) {
        timers.add(timer.start(this::look, readTimeout.dividedBy(4)));
        CallDeadline deadline = attempt == null ? null : attempt.deadline();
        if (deadline != null) {
            timers.add(timer.after(Duration.ofNanos(deadline.nanosLeft()), () -> giveUp(late(deadline))));
        }
        CompletableFuture<?> unusedToo = response.handle((answer, failure) -> {
            if (failure instanceof CancellationException && end()) {
                abort();
            }
            return null;
        });
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, this);
        sent = exchange;
        if (response.isCompletedExceptionally()) {
            abort();
        }
        CompletableFuture<?> unused = exchange.handle((answer, failure) -> {
            if (failure != null) {
                failed(failure);
            } else if (body == null) { // the JDK's client shows no body of a proxy that refuses a tunnel
                giveUp(proxyRefused(remoteApp, proxy, request.uri()));
            }
            return null;
        });
        return response;
    }

    /** Looks whether the provider has been silent for too long, or has not read on for as long. */
    private void look() {
        WatchedBody<T> current = body;
        boolean waiting = current == null ? uploaded || content.isHeldUp() : current.isWaitedFor();
        if (waiting && System.nanoTime() - lastProgress >= readTimeout.toNanos()) {
            giveUp(AnswerMessages.timeout(remoteApp, origin(), null));
        }
    }

    @Override
    public BodySubscriber<T> apply(ResponseInfo info) {
        BodySubscriber<T> reader = handler.apply(info);
        WatchedBody<T> watched = new WatchedBody<>(reader, this::progress, this::end);
        progress();
        body = watched;
        if (!isWithinLimits(info.headers())) {
            giveUp(AnswerMessages.headersTooLarge(remoteApp, LONGEST_HEADER_LINE, MOST_HEADER_LINES));
        }
        if (response.isCompletedExceptionally()) {
            watched.fail(new IOException("given up"));
            return watched;
        }
        CompletableFuture<?> unused = reader.getBody()
                .toCompletableFuture()
                .handle((got, failure) -> failure == null
                        ? response.complete(new ReceivedResponse<>(request, info, got))
                        : response.completeExceptionally(failure));
        return watched;
    }

    private void progress() {
        lastProgress = System.nanoTime();
    }

    private void uploaded() {
        progress();
        uploaded = true;
    }

    private boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            timers.forEach(timer -> timer.cancel(false));
        }
        return first;
    }

    private void giveUp(OAuthException why) {
        if (!end()) {
            return;
        }
        if (attempt != null) {
            attempt.gaveUp(why);
        }
        IOException failure = new IOException(why.getMessage(), why);
        response.completeExceptionally(failure);
        WatchedBody<T> current = body;
        if (current != null) {
            current.fail(failure);
        }
        abort();
    }

    private void failed(Throwable failure) {
        if (!end()) {
            return;
        }
        Throwable cause = unwrapped(failure);
        boolean unanswered =
                content.wasAskedForAgain() || String.valueOf(cause.getMessage()).contains(NO_BYTE);
        if (unanswered && attempt != null && content.isEmpty() && IDEMPOTENT.contains(request.method())) {
            attempt.unanswered();
        }
        // one of the client's own: CXF adds to what it gets, from another thread, an exception with the whole URL
        response.completeExceptionally(
                content.wasAskedForAgain()
                        ? new IOException("the connection broke before the answer")
                        : new IOException(cause.getMessage(), cause));
        abort();
    }

    // by a derived future: an exchange that failed cannot be cancelled any more, but if it failed because
    // what came was not HTTP, the client has left the connection open
    private void abort() {
        CompletableFuture<?> exchange = sent;
        if (exchange != null) {
            exchange.newIncompleteFuture().cancel(true);
        }
    }

    private OAuthException late(CallDeadline deadline) {
        return AnswerMessages.deadlineExceeded(remoteApp, origin(), deadline.length());
    }

    static OAuthException proxyRefused(String remoteApp, @Nullable ProxySettings proxy, URI uri) {
        Origin origin = Origin.of(uri);
        return ProxyMessages.ofCall(
                remoteApp,
                origin.toString(),
                proxy != null && proxy.user() != null,
                origin.scheme().equals("https"));
    }

    private String origin() {
        return Origin.of(request.uri()).toString();
    }

    private static boolean isWithinLimits(HttpHeaders headers) {
        int lines = 0;
        for (Map.Entry<String, List<String>> header : headers.map().entrySet()) {
            lines += header.getValue().size();
            for (String value : header.getValue()) {
                if (header.getKey().length() + 2 + value.length() > LONGEST_HEADER_LINE) {
                    return false;
                }
            }
        }
        return lines <= MOST_HEADER_LINES;
    }

    // without its timeout, which would count the time that a large body takes
    private static HttpRequest copy(HttpRequest described, SingleUseBody content, @Nullable ProxySettings proxy) {
        HttpRequest.Builder copy = HttpRequest.newBuilder(described.uri()).method(described.method(), content);
        described.headers().map().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        String authorization = proxy == null ? null : proxy.authorization();
        if (authorization != null) { // the JDK's client takes it out of what goes through a tunnel
            copy.setHeader("Proxy-Authorization", authorization);
        }
        return copy.build();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapping = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapping && cause != null ? cause : failure;
    }
}
