package dev.remora.internal.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One refresh under way or done: one thread does it, others wait for it. */
public final class SharedRefresh {

    private final TokenLocation location;
    private final boolean afterRejection;
    private final InstantSource clock;
    private final Thread owner = Thread.currentThread();
    private final CompletableFuture<RefreshResult> result = new CompletableFuture<>();
    private volatile Instant lastUsed = Instant.MIN;
    private volatile boolean abandoned;

    SharedRefresh(TokenLocation location, boolean afterRejection, InstantSource clock) {
        this.location = location;
        this.afterRejection = afterRejection;
        this.clock = clock;
    }

    TokenLocation location() {
        return location;
    }

    /** Whether the provider had answered a call with 401. */
    boolean isAfterRejection() {
        return afterRejection;
    }

    /** Whether the token is not kept in a store, so that the old one will turn up again and again. */
    boolean isOfHeldToken() {
        return location instanceof CallerHeldTokenLocation;
    }

    /** When it was completed, or last told somebody its result since. */
    Instant lastUsed() {
        return lastUsed;
    }

    void use() {
        lastUsed = clock.instant();
    }

    /** Notes that the user signed out on this node while the token is refreshed. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Whether code that is called back during a refresh wants the very token that is being refreshed. */
    boolean isWaitingForItself() {
        return !result.isDone() && owner.equals(Thread.currentThread());
    }

    /** Returns {@code null} while it is under way, and if it ended in an exception that is none of ours. */
    @Nullable
    RefreshResult done() {
        return result.isDone() && !result.isCompletedExceptionally() ? result.join() : null;
    }

    boolean isOver() {
        return result.isDone();
    }

    void complete(RefreshResult outcome) {
        use();
        result.complete(outcome);
    }

    void fail(Throwable cause) {
        result.completeExceptionally(cause);
    }

    RefreshResult await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
