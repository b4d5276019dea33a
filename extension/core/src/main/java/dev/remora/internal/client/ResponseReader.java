package dev.remora.internal.client;

import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.Whitespace;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of an answer off the wire and leaves it in memory, under the media type that it is read as, for the
 * client's own message body readers.
 */
final class ResponseReader {

    private static final byte[] NOTHING = {};
    // it has the Content-Length of what it does not send
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_DIGITS = 18;

    private final BodyReader bodies;
    private final EffectiveTypes types;

    ResponseReader(BodyReader bodies, EffectiveTypes types) {
        this.bodies = bodies;
        this.types = types;
    }

    /** Takes the body off the wire within its limits, and decodes it, for filters that look at it before it is read. */
    void buffer(ClientRequestContext context, ClientResponseContext response) throws IOException {
        ReceivedHeaders headers = ReceivedHeaders.copyOf(response.getHeaders());
        byte[] received = body(context, response, headers, false);
        if (received.length == 0) {
            return;
        }
        byte[] body = "gzip".equals(coding(headers)) ? unzipped(received) : received;
        response.setEntityStream(new ByteArrayInputStream(body));
        if (body != received) {
            response.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    /** @param buffered whether {@link #buffer} was called before */
    BufferedResponse read(
            CallRequest request, ClientRequestContext context, ClientResponseContext response, boolean buffered)
            throws IOException {
        ReceivedHeaders headers = ReceivedHeaders.copyOf(response.getHeaders());
        byte[] received = body(context, response, headers, buffered);
        String coding = coding(headers);
        byte[] body = received;
        if (received.length > 0 && "gzip".equals(coding)) {
            body = unzipped(received);
            coding = body == received ? "damaged gzip" : null;
        }
        String header = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        BufferedResponse answer = new BufferedResponse(
                response.getStatus(),
                headers,
                body,
                types.of(response.getStatus(), header, request.forced(), body),
                new EntityBytes(body),
                received.length == 0 ? null : coding);
        leave(answer, response);
        return answer;
    }

    private byte[] body(
            ClientRequestContext context, ClientResponseContext response, ReceivedHeaders headers, boolean buffered)
            throws IOException {
        if (context.getMethod().equals("HEAD")) {
            return NOTHING; // its Content-Length is that of another answer
        }
        if (!buffered) {
            return received(response, headers, isWatched(context));
        }
        InputStream in = response.getEntityStream();
        return in == null ? NOTHING : bodies.read(in, -1, false);
    }

    private byte[] received(ClientResponseContext response, ReceivedHeaders headers, boolean watched)
            throws IOException {
        InputStream in = response.getEntityStream();
        if (in == null) {
            return NOTHING;
        }
        ClientKind kind = ClientKind.of(response);
        long announced = response.getStatus() == NOT_MODIFIED ? -1 : length(headers);
        try {
            byte[] body = bodies.read(in, announced, !watched && !kind.enforcesReadTimeout());
            if (body.length < announced) { // Jersey's default connector does not mind
                throw new EOFException("the answer ended before its Content-Length");
            }
            return body;
        } catch (IOException | RuntimeException e) {
            if (!kind.drainsOnClose()) {
                closeQuietly(in);
            }
            throw e;
        }
    }

    private static boolean isWatched(ClientRequestContext context) {
        Attempt attempt = Attempt.of(context);
        return attempt != null && attempt.isWatched();
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException ignored) {
            // the first failure matters
        }
    }

    private byte[] unzipped(byte[] received) {
        try {
            return bodies.unzipped(received);
        } catch (IOException damaged) {
            return received;
        }
    }

    private static void leave(BufferedResponse answer, ClientResponseContext response) {
        if (answer.bytes().length == 0) {
            return;
        }
        response.setEntityStream(answer.entity());
        MultivaluedMap<String, String> headers = response.getHeaders();
        try {
            String type = headerText(answer.type());
            if (!type.equals(answer.headers().getFirst(HttpHeaders.CONTENT_TYPE))) {
                headers.putSingle(HttpHeaders.CONTENT_TYPE, type);
            }
            if (answer.coding() == null && coding(answer.headers()) != null) {
                headers.remove(HttpHeaders.CONTENT_ENCODING);
            }
        } catch (UnsupportedOperationException aborted) {
            // Jersey's headers of a response that a filter made cannot be changed; they are the filter's own
        }
    }

    private static String headerText(@Nullable ContentType type) {
        if (type == null) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
        boolean oldJson = type.isJson() && !type.subtype().endsWith("json"); // readers know it by its own name only
        String name = oldJson ? MediaType.APPLICATION_JSON : type.type() + "/" + type.subtype();
        if (type.charsetName() == null) {
            return name;
        }
        return type.isJson() // readers get UTF-8, whatever came
                ? name + ";charset=UTF-8"
                : EffectiveTypes.mediaType(type).toString();
    }

    private static @Nullable String coding(MultivaluedMap<String, String> headers) {
        String header = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        String coding = header == null ? "" : Whitespace.trimHeader(header);
        if (coding.isEmpty() || coding.equalsIgnoreCase("identity")) {
            return null;
        }
        return coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip")
                ? "gzip"
                : ProviderText.clean(coding);
    }

    private static long length(ReceivedHeaders headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length != null && isNumber(length) ? Long.parseLong(length) : -1;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }
}
