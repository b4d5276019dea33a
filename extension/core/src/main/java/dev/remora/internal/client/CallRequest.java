package dev.remora.internal.client;

import dev.remora.internal.wire.ContentType;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call as the application described it, checked; forced is the media type that its answer is read as. */
record CallRequest(
        String method,
        URI uri,
        List<Header> headers,
        @Nullable Body body,
        @Nullable ContentType forced) {

    CallRequest {
        headers = List.copyOf(headers);
    }

    /** The same call somewhere else. */
    CallRequest at(URI other) {
        return new CallRequest(method, other, headers, body, forced);
    }

    /** A GET without body, somewhere else. */
    CallRequest getAt(URI other) {
        return new CallRequest("GET", other, headers, null, forced);
    }
}
