package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;

/** Sends calls of the protocol itself, through the filters of the remote application. */
@FunctionalInterface
public interface ProtocolExchange {

    /**
     * Sends one request, once.
     *
     * @param request goes through the filters first
     * @throws dev.remora.TransportException if no answer came, in time and in size
     * @throws dev.remora.TokenRequestException if the answer is a redirect or too large
     */
    ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer);

    /**
     * Sends one request, once, and waits for its answer no longer than that, so that several calls can share one
     * protocol-deadline. An exchange that knows no time waits as it does for others.
     */
    default ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer, Duration deadline) {
        return sendOnce(request, signer);
    }

    /** Sends a request as {@link #sendOnce} does, and once more if the signer has learned why it was refused. */
    default ProtocolResponse send(ProtocolRequest request, ProtocolSigner signer) {
        ProtocolResponse response = sendOnce(request, signer);
        if (!signer.learn(response)) {
            return response;
        }
        ProtocolResponse second = sendOnce(request, signer);
        signer.learn(second); // for the next call
        return second;
    }
}
