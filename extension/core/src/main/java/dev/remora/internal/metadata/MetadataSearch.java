package dev.remora.internal.metadata;

import dev.remora.OAuthException;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.message.MetadataMessages;
import dev.remora.internal.metadata.DocumentCall.Answer;
import dev.remora.internal.metadata.DocumentCall.Document;
import dev.remora.internal.metadata.DocumentCall.Nothing;
import dev.remora.internal.oidc.ProviderMetadataReader;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.ProviderText;
import dev.remora.spi.ProtocolCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a provider's metadata, place by place, within one protocol-deadline. Goes on only after an answer that says that
 * there is nothing: after any other the next place could be somebody else's word.
 *
 * @param nanoTime as {@link System#nanoTime}
 */
record MetadataSearch(
        RemoteAppSettings settings,
        List<URI> places,
        DocumentCall call,
        ProviderMetadataReader reader,
        LongSupplier nanoTime) {

    Fetched<ProviderMetadata> search() throws FetchException {
        long start = nanoTime.getAsLong();
        List<String> tries = new ArrayList<>();
        Duration retryAfter = null;
        for (URI place : places) {
            Answer answer = call.get(place, timeLeft(place, start));
            if (answer instanceof Document document) {
                return new Fetched<>(read(place, document), document.lifetime());
            }
            Nothing nothing = (Nothing) answer;
            tries.add(ProviderText.clean(place.toString()) + " " + nothing.why());
            retryAfter = longer(retryAfter, nothing.retryAfter());
        }
        throw new FetchException(MetadataMessages.metadataNotFound(settings.name(), tries), retryAfter);
    }

    private ProviderMetadata read(URI place, Document document) throws FetchException {
        try {
            return reader.read(place, document.object());
        } catch (OAuthException e) {
            throw new FetchException(e, null);
        }
    }

    private Duration timeLeft(URI place, long start) throws FetchException {
        Duration deadline = settings.http().protocolDeadline();
        Duration left = deadline.minusNanos(nanoTime.getAsLong() - start);
        if (left.isZero() || left.isNegative()) {
            String label = ProtocolCall.METADATA.label();
            throw new FetchException(
                    HttpMessages.deadlineExceeded(
                            settings.name(), label, Origin.of(place).toString(), deadline),
                    null);
        }
        return left;
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        return one == null || other != null && other.compareTo(one) > 0 ? other : one;
    }
}
