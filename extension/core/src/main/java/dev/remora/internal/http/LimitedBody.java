package dev.remora.internal.http;

import dev.remora.internal.http.Received.Aborted;
import dev.remora.internal.http.Received.Complete;
import dev.remora.internal.http.Received.Why;
import dev.remora.internal.wire.Whitespace;
import dev.remora.spi.ProtocolResponse;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads an answer as long as it is welcome: no redirect, not coded, not too large. */
final class LimitedBody implements BodySubscriber<Received> {

    private final ResponseInfo info;
    private final int limit;
    private final CompletableFuture<Received> received;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    LimitedBody(ResponseInfo info, int limit, CompletableFuture<Received> received) {
        this.info = info;
        this.limit = limit;
        this.received = received;
    }

    @Override
    public CompletionStage<Received> getBody() {
        return received;
    }

    @Override
    public void onSubscribe(Subscription started) {
        subscription = started;
        Why why = unwelcome();
        if (why == null) {
            started.request(Long.MAX_VALUE);
        } else {
            hangUp(why);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > limit - bytes.size()) {
                hangUp(Why.TOO_LARGE);
                return;
            }
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
    }

    @Override
    public void onError(Throwable failure) {
        received.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        received.complete(new Complete(
                new ProtocolResponse(info.statusCode(), info.headers().map(), bytes.toByteArray())));
    }

    private @Nullable Why unwelcome() {
        if (info.statusCode() >= 300 && info.statusCode() < 400) {
            return Why.REDIRECT;
        }
        if (info.headers().allValues("Content-Encoding").stream().anyMatch(coding -> !isIdentity(coding))) {
            return Why.CONTENT_CODED;
        }
        return announcedLength() > limit ? Why.TOO_LARGE : null;
    }

    private static boolean isIdentity(String coding) {
        String name = Whitespace.trimHeader(coding);
        return name.isEmpty() || name.equalsIgnoreCase("identity");
    }

    private long announcedLength() {
        try {
            return info.headers().firstValueAsLong("Content-Length").orElse(0);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }

    private void hangUp(Why why) {
        if (subscription != null) {
            subscription.cancel();
        }
        received.complete(new Aborted(why, info.statusCode()));
    }
}
