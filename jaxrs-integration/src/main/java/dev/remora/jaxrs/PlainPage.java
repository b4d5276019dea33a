package dev.remora.jaxrs;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** The answer of the mappers: a short text that no browser takes for anything else, and that keeps the address to itself. */
final class PlainPage {

    private PlainPage() {}

    static Response.ResponseBuilder of(Status status, String text) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer") // the address may hold a code and a state
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(text + "\n");
    }
}
