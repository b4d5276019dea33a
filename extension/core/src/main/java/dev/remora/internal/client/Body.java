package dev.remora.internal.client;

import dev.remora.internal.wire.Parameters;
import org.jspecify.annotations.Nullable;

/** The body of a request as it goes over the wire; the parameters of a form, which OAuth 1.0a signs, beside it. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is; nobody compares bodies
record Body(String contentType, byte[] bytes, @Nullable Parameters form) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Body[" + contentType + ", " + bytes.length + " bytes]";
    }
}
