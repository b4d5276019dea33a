package dev.remora.internal.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that an OAuth 1.0a signature covers, as they were when it was signed: they tell whether a filter
 * changed any. The header is null where the parameters went elsewhere.
 */
record SignedSnapshot(
        String method,
        String uri,
        @Nullable Object entity,
        @Nullable MediaType mediaType,
        @Nullable String header) {

    static SignedSnapshot now(ClientRequestContext context, @Nullable String header) {
        return new SignedSnapshot(
                context.getMethod(), context.getUri().toString(), context.getEntity(), context.getMediaType(), header);
    }

    boolean stillHolds(ClientRequestContext context) {
        return method.equals(context.getMethod())
                && uri.equals(context.getUri().toString())
                && entity == context.getEntity()
                && Objects.equals(mediaType, context.getMediaType());
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "SignedSnapshot[" + method + "]";
    }
}
