package dev.remora.internal.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request. The JDK's client sends a GET again by itself when the connection breaks before the answer, and
 * with {@code jdk.httpclient.enableAllMethodRetry} any other method too; but a nonce is good for one time. So each request
 * has a body, an empty one if there is no other, that cannot be asked for twice.
 */
final class SingleUseBody implements BodyPublisher {

    // the JDK's publishers make pieces of 16 KiB; a slow network may need longer than any timeout for a very large one
    private static final int LARGEST_TIMED = 64 * 1024;

    private final BodyPublisher body;
    private final Runnable progress;
    private final Runnable sent;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong wanted = new AtomicLong();
    private volatile long length = -1;
    private volatile int handedOver;

    /**
     * @param progress runs when a piece of the body was handed to the connection
     * @param sent runs when the whole body was
     */
    SingleUseBody(@Nullable BodyPublisher body, Runnable progress, Runnable sent) {
        this.body = body == null ? BodyPublishers.noBody() : body;
        this.progress = progress;
        this.sent = sent;
    }

    /** Whether the connection has a piece that the provider has not taken yet, and wants no other one. */
    boolean isHeldUp() {
        return handedOver > 0 && handedOver <= LARGEST_TIMED && wanted.get() == 0;
    }

    /** Whether the client wanted to send it again: the connection broke before any byte of the answer. */
    boolean wasAskedForAgain() {
        return asked.get() > 1;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Asked for by the client once, just before it writes the headers. */
    @Override
    public long contentLength() {
        if (asked.incrementAndGet() > 1) {
            throw new IllegalStateException("a request is not sent twice");
        }
        length = body.contentLength();
        if (length == 0) {
            sent.run(); // nobody subscribes to an empty body
        }
        return length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(new Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(counted(subscription));
            }

            @Override
            public void onNext(ByteBuffer octets) {
                progress.run(); // before anybody can see that it is held up
                handedOver = octets.remaining();
                wanted.getAndUpdate(before -> before == Long.MAX_VALUE ? before : before - 1);
                subscriber.onNext(octets);
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                sent.run();
                subscriber.onComplete();
            }
        });
    }

    private Subscription counted(Subscription subscription) {
        return new Subscription() {
            @Override
            public void request(long count) {
                wanted.getAndUpdate(before -> before + count < 0 ? Long.MAX_VALUE : before + count);
                subscription.request(count);
            }

            @Override
            public void cancel() {
                subscription.cancel();
            }
        };
    }
}
