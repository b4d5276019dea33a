package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;

/** Names the protocol calls in messages. */
final class Calls {

    private Calls() {}

    static String name(ProtocolRequest request) {
        return request.call().label();
    }
}
