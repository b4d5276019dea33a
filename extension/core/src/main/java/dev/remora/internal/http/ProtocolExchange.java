package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Sends calls of the protocol itself, through the filters of the remote application. */
public interface ProtocolExchange {

    /**
     * Sends one request, once.
     *
     * @param request goes through the filters first
     * @param signing is applied after them, so that what is signed is what is sent
     * @throws dev.remora.TransportException if no answer came, in time and in size
     * @throws dev.remora.TokenRequestException if the answer is a redirect or too large
     */
    ProtocolResponse send(ProtocolRequest request, UnaryOperator<ProtocolRequest> signing);

    /**
     * Sends one request, once, and waits for its answer no longer than that, so that several calls can share one
     * protocol-deadline. An exchange that knows no time waits as it does for others.
     */
    default ProtocolResponse send(ProtocolRequest request, UnaryOperator<ProtocolRequest> signing, Duration deadline) {
        return send(request, signing);
    }
}
