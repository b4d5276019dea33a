package dev.remora.internal.signin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One renewal under way or done: one thread does it, others wait for it. */
final class Flight {

    private final TokenSlot slot;
    private final InstantSource clock;
    private final Thread pilot = Thread.currentThread();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile Instant lastUsed = Instant.MIN;

    Flight(TokenSlot slot, InstantSource clock) {
        this.slot = slot;
        this.clock = clock;
    }

    boolean isOf(TokenSlot other) {
        return slot.equals(other);
    }

    /** Whether the token is not kept in a store, so that the old one will turn up again and again. */
    boolean isOfHeldToken() {
        return slot instanceof HeldSlot;
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
        return !outcome.isDone() && pilot.equals(Thread.currentThread());
    }

    /** {@code null} while it is under way, and if it ended in an exception that is none of ours. */
    @Nullable
    Outcome done() {
        return outcome.isDone() && !outcome.isCompletedExceptionally() ? outcome.join() : null;
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void land(Outcome result) {
        use();
        outcome.complete(result);
    }

    void crash(Throwable cause) {
        outcome.completeExceptionally(cause);
    }

    Outcome await() {
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
