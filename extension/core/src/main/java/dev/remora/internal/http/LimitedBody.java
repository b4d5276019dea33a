package dev.remora.internal.http;

import dev.remora.internal.http.Received.Aborted;
import dev.remora.internal.http.Received.Complete;
import dev.remora.internal.http.Received.Why;
import dev.remora.internal.wire.GzipStream;
import dev.remora.internal.wire.Whitespace;
import dev.remora.spi.ProtocolResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads an answer as long as it is welcome: no redirect, not coded but for gzip where that is tolerated, not too large. */
final class LimitedBody implements BodySubscriber<Received> {

    private final ResponseInfo info;
    private final int limit;
    private final boolean gzipTolerated;
    private final CompletableFuture<Received> received;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Subscription subscription;

    LimitedBody(ResponseInfo info, int limit, boolean gzipTolerated, CompletableFuture<Received> received) {
        this.info = info;
        this.limit = limit;
        this.gzipTolerated = gzipTolerated;
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
        boolean gzip = bytes.size() > 0 && codings().stream().anyMatch(LimitedBody::isGzip);
        received.complete(
                gzip ? unzipped() : new Complete(response(info.headers().map(), bytes.toByteArray()), false));
    }

    /** The answer as it would have come without the coding, which counts up to the same limit. */
    private Received unzipped() {
        try (GzipStream in = new GzipStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            byte[] body = in.readNBytes(limit);
            if (in.read() >= 0) {
                return new Aborted(Why.TOO_LARGE, info.statusCode());
            }
            Map<String, List<String>> headers = new HashMap<>(info.headers().map());
            headers.keySet()
                    .removeIf(name ->
                            name.equalsIgnoreCase("Content-Encoding") || name.equalsIgnoreCase("Content-Length"));
            return new Complete(response(headers, body), true);
        } catch (IOException damaged) {
            return new Aborted(Why.DAMAGED, info.statusCode());
        }
    }

    private ProtocolResponse response(Map<String, List<String>> headers, byte[] body) {
        return ProtocolResponse.of(info.statusCode()).withHeaders(headers).withBody(body);
    }

    private @Nullable Why unwelcome() {
        if (info.statusCode() >= 300 && info.statusCode() < 400) {
            return Why.REDIRECT;
        }
        List<String> codings = codings();
        boolean onlyGzip = codings.size() == 1 && isGzip(codings.get(0));
        if (!codings.isEmpty() && !(gzipTolerated && onlyGzip)) {
            return Why.CONTENT_CODED;
        }
        return announcedLength() > limit ? Why.TOO_LARGE : null;
    }

    private List<String> codings() {
        return info.headers().allValues("Content-Encoding").stream()
                .filter(coding -> !isIdentity(coding))
                .toList();
    }

    private static boolean isGzip(String coding) {
        String name = Whitespace.trimHeader(coding);
        return name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip");
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
