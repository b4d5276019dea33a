package dev.remora.internal.http;

import dev.remora.internal.http.Received.Aborted;
import dev.remora.internal.http.Received.Why;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request that was sent, and its answer on the way. */
final class CallInFlight {

    // completed by whoever reads the answer: the client's own future waits for the common pool, which may be busy
    private final CompletableFuture<Received> received = new CompletableFuture<>();
    private final CompletableFuture<HttpResponse<Received>> exchange;

    CallInFlight(HttpClient client, HttpRequest request, int sizeLimit, boolean gzipTolerated) {
        exchange = client.sendAsync(request, info -> new LimitedBody(info, sizeLimit, gzipTolerated, received));
        CompletableFuture<?> unused =
                exchange.handle((answer, failure) -> failure == null ? answered(answer) : failed(failure));
    }

    // the body was read before, but for a proxy that refuses a tunnel: the JDK's client shows its status and no body
    private boolean answered(HttpResponse<Received> answer) {
        return received.complete(new Aborted(Why.PROXY, answer.statusCode()));
    }

    private boolean failed(Throwable failure) {
        return received.completeExceptionally(failure);
    }

    /** Waits for the answer; without one the connection is closed. */
    Received await(Duration deadline) throws InterruptedException, ExecutionException, TimeoutException {
        boolean answered = false;
        try {
            Received result = received.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            answered = true; // and the connection may be another call's by now
            return result;
        } finally {
            if (!answered) {
                close();
            }
        }
    }

    // by a derived future: an exchange that failed cannot be cancelled any more, but if it failed because
    // what came was not HTTP, the client has left the connection open
    private void close() {
        exchange.newIncompleteFuture().cancel(true);
    }

    void giveUp() {
        received.cancel(true);
    }
}
