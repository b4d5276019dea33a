package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;

/** What messages call the calls. */
final class Calls {

    private Calls() {}

    static String name(ProtocolRequest request) {
        return request.call().label();
    }
}
