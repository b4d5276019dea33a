package dev.remora.internal.http;

import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Calls as the protocols make them, with a secret in every place where there may be one. */
final class Sent {

    private Sent() {}

    static ProtocolRequest tokenRequest(URI uri) {
        return tokenRequest("POST", uri);
    }

    static ProtocolRequest tokenRequest(String method, URI uri) {
        return ProtocolRequest.of(ProtocolCall.ACCESS_TOKEN, method, uri)
                .withHeaders(Map.of("Authorization", List.of("Basic " + Canary.SECRET)))
                .withParameters(Map.of("code", List.of(Canary.SECRET)));
    }
}
