package dev.remora.internal.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request. The JDK's client sends a GET again by itself when the connection breaks before the answer, and
 * with {@code jdk.httpclient.enableAllMethodRetry} any other method too; but a nonce is good for one time. So each request
 * has a body, an empty one if there is no other, that cannot be asked for twice.
 */
final class SingleUseBody implements BodyPublisher {

    private final BodyPublisher body;
    private final Runnable sent;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long length = -1;

    /** @param sent runs when the whole body was handed to the connection */
    SingleUseBody(@Nullable BodyPublisher body, Runnable sent) {
        this.body = body == null ? BodyPublishers.noBody() : body;
        this.sent = sent;
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
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer octets) {
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
}
