package dev.remora.internal.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body for one request. The client of the JDK sends a GET again by itself when the connection breaks before the answer,
 * and with {@code jdk.httpclient.enableAllMethodRetry} any other method too; but codes and nonces are good for one time.
 */
final class NonRepeatableBody implements BodyPublisher {

    private final BodyPublisher body;
    private final AtomicBoolean sent = new AtomicBoolean();

    NonRepeatableBody(BodyPublisher body) {
        this.body = body;
    }

    /** Asked for by the client once, just before it writes the headers; a second time means it is sending again. */
    @Override
    public long contentLength() {
        if (!sent.compareAndSet(false, true)) {
            throw new IllegalStateException("a protocol call is not sent twice");
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
