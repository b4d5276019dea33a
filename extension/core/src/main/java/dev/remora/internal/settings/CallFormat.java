package dev.remora.internal.settings;

import dev.remora.internal.wire.RetryAfter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of calls of a provider's API, where it is not that of the RFCs.
 *
 * @param headers of every call; the application's own go before them
 * @param placement of the access token, or {@code null}: in the Authorization header
 * @param retry how the provider says when to call again
 */
public record CallFormat(
        Map<String, String> headers, @Nullable TokenPlacement placement, RetryAfter retry) {

    public static final CallFormat RFC = new CallFormat(Map.of(), null, RetryAfter.STANDARD);

    public CallFormat {
        headers = Ordered.copyOf(headers);
    }

    /** Shows no values: they may be secrets. */
    @Override
    public String toString() {
        return "CallFormat[headers=" + headers.keySet() + ", placement=" + placement + ", retry=" + retry + "]";
    }
}
