package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;

/** Signs a call of the protocol, or proves otherwise who sends it, as it goes out; and learns from its answer. */
@FunctionalInterface
public interface ProtocolSigner {

    /** Leaves requests as they are. */
    ProtocolSigner NONE = request -> request;

    /** Signs a request that filters have seen, so that what is signed is what is sent; anew at each try. */
    ProtocolRequest sign(ProtocolRequest request);

    /** Learns from any answer; returns whether it is a refusal that the same request, signed anew, may not meet again. */
    default boolean learn(ProtocolResponse response) {
        return false;
    }
}
