package dev.remora.internal.http;

import dev.remora.spi.ProtocolRequest;

/** What messages call the calls. */
final class Calls {

    private Calls() {}

    static String name(ProtocolRequest request) {
        return switch (request.call()) {
            case REQUEST_TOKEN -> "request-token call";
            case ACCESS_TOKEN -> "token request";
            case REFRESH -> "token renewal";
        };
    }
}
