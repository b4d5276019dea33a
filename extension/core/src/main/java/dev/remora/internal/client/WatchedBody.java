package dev.remora.internal.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The body of a response on its way to whoever reads it; it can be ended from outside. */
final class WatchedBody<T> implements BodySubscriber<T> {

    private static final Subscription NOTHING = new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final BodySubscriber<T> reader;
    private final Runnable progress;
    private final Runnable end;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile @Nullable Subscription subscription;

    /**
     * @param progress runs when something came in, and when the reader asks for more
     * @param end runs when nothing will come in any more
     */
    WatchedBody(BodySubscriber<T> reader, Runnable progress, Runnable end) {
        this.reader = reader;
        this.progress = progress;
        this.end = end;
    }

    /** Whether the reader waits for the provider, and not the provider for the reader. */
    boolean isWaitedFor() {
        return wanted.get() > 0;
    }

    /** Closes the connection and tells the reader why. */
    void fail(Throwable why) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
        if (subscribed.compareAndSet(false, true)) {
            reader.onSubscribe(NOTHING);
        }
        reader.onError(why);
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }

    @Override
    public void onSubscribe(Subscription upstream) {
        subscription = upstream;
        if (!subscribed.compareAndSet(false, true)) {
            upstream.cancel();
            return;
        }
        reader.onSubscribe(new Subscription() {
            @Override
            public void request(long count) {
                wanted.getAndUpdate(before -> before + count < 0 ? Long.MAX_VALUE : before + count);
                progress.run();
                upstream.request(count);
            }

            @Override
            public void cancel() {
                end.run();
                upstream.cancel();
            }
        });
    }

    @Override
    public void onNext(List<ByteBuffer> octets) {
        if (!failed.get()) {
            wanted.getAndUpdate(before -> before == Long.MAX_VALUE ? before : before - 1);
            progress.run();
            reader.onNext(octets);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            end.run();
            reader.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!failed.get()) {
            end.run();
            reader.onComplete();
        }
    }
}
