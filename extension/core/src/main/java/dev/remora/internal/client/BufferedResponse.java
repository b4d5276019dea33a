package dev.remora.internal.client;

import dev.remora.internal.wire.ContentType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * A response in memory: status, headers as they were received, the whole body, what the body is read as, and what the
 * client's own readers get of it. There is a coding
 * only where it could not be undone.
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is; nobody compares answers
record BufferedResponse(
        int status,
        MultivaluedMap<String, String> headers,
        byte[] bytes,
        @Nullable ContentType type,
        EntityBytes entity,
        @Nullable String coding) {

    /** The type as text, for messages. */
    String typeText() {
        return type == null ? "no Content-Type" : type.type() + "/" + type.subtype();
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "BufferedResponse[" + status + ", " + typeText() + ", " + bytes.length + " bytes]";
    }
}
