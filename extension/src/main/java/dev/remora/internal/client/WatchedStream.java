package dev.remora.internal.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that ends when it was silent for too long, for JAX-RS clients whose own timeout is over once the headers are there.
 * The JDK's timer thread looks whether anything came in since it looked last.
 */
final class WatchedStream extends FilterInputStream {

    private final Duration longestSilence;
    private volatile int reads;
    private volatile boolean silent;
    private volatile boolean stopped;
    private volatile @Nullable CompletableFuture<Void> timer;

    WatchedStream(InputStream in, Duration longestSilence) {
        super(in);
        this.longestSilence = longestSilence;
    }

    WatchedStream started() {
        int before = reads;
        CompletableFuture<Void> started =
                new CompletableFuture<Void>().completeOnTimeout(null, longestSilence.toNanos(), TimeUnit.NANOSECONDS);
        timer = started;
        CompletionStage<Void> elapsed = started;
        elapsed.thenRun(() -> lookedAt(before));
        return this;
    }

    /** Ends the watch, not the stream. */
    void stop() {
        stopped = true;
        CompletableFuture<Void> running = timer;
        if (running != null) {
            running.complete(null);
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            reads++;
            return count;
        } catch (IOException e) {
            if (silent) {
                throw new SocketTimeoutException("the body fell silent");
            }
            throw e;
        }
    }

    private void lookedAt(int before) {
        if (stopped) {
            return;
        }
        if (reads != before) {
            started();
            return;
        }
        silent = true;
        try {
            close();
        } catch (IOException ignored) {
            // the reader finds out
        }
    }
}
