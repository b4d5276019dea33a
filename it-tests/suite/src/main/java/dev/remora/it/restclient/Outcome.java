package dev.remora.it.restclient;

import dev.remora.OAuthException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of a call, as a line of text. */
final class Outcome {

    private Outcome() {}

    /** The parcel, or what Remora had against the call; anything else is thrown. */
    static String of(Supplier<Parcel> call) {
        try {
            Parcel parcel = call.get();
            return parcel.getLabel() + ": " + parcel.getWeight();
        } catch (RuntimeException e) {
            OAuthException refusal = refusal(e);
            if (refusal == null) {
                throw e;
            }
            return refusal.code() + ": " + refusal.getMessage();
        }
    }

    private static @Nullable OAuthException refusal(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OAuthException refusal) {
                return refusal;
            }
        }
        return null;
    }
}
