package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;

/** Signs base strings, one after the other: it keeps what is dear to set up, and is not for two threads at once. */
@FunctionalInterface
public interface SignatureFunction {

    /** The value of {@code oauth_signature}, not percent-encoded. */
    String sign(OctetBuilder baseString, String tokenSecret);
}
