package dev.remora.internal.metadata;

import dev.remora.OAuthException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A document could not be fetched; the provider may have said when to ask again. */
final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final OAuthException reason;
    private final @Nullable Duration retryAfter;

    FetchException(OAuthException reason, @Nullable Duration retryAfter) {
        super(reason);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    OAuthException reason() {
        return reason;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
