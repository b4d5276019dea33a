package dev.remora.internal.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One renewal under way or done: one thread does it, others wait for it. */
final class SharedRefresh {

    private final TokenLocation slot;
    private final InstantSource clock;
    private final Thread owner = Thread.currentThread();
    private final CompletableFuture<RefreshResult> outcome = new CompletableFuture<>();
    private volatile Instant lastUsed = Instant.MIN;

    SharedRefresh(TokenLocation slot, InstantSource clock) {
        this.slot = slot;
        this.clock = clock;
    }

    boolean isOf(TokenLocation other) {
        return slot.equals(other);
    }

    /** Whether the token is not kept in a store, so that the old one will turn up again and again. */
    boolean isOfHeldToken() {
        return slot instanceof CallerHeldTokenLocation;
    }

    /** When it landed, or told somebody its outcome since. */
    Instant lastUsed() {
        return lastUsed;
    }

    void use() {
        lastUsed = clock.instant();
    }

    /** Code that is called back during a renewal wants the very token that is being renewed. */
    boolean isWaitingForItself() {
        return !outcome.isDone() && owner.equals(Thread.currentThread());
    }

    /** {@code null} while it is under way, and if it ended in an exception that is none of ours. */
    @Nullable
    RefreshResult done() {
        return outcome.isDone() && !outcome.isCompletedExceptionally() ? outcome.join() : null;
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void complete(RefreshResult result) {
        use();
        outcome.complete(result);
    }

    void fail(Throwable cause) {
        outcome.completeExceptionally(cause);
    }

    RefreshResult await() {
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
