package dev.remora.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends an answer of JAX-RS where no JAX-RS request is being answered, and so none of its message body writers is there. */
final class ServletAnswer {

    private ServletAnswer() {}

    static void send(Response answer, HttpServletResponse response) throws IOException {
        byte[] body = body(answer.hasEntity() ? answer.getEntity() : null);
        response.setStatus(answer.getStatus());
        for (Map.Entry<String, List<String>> header : answer.getStringHeaders().entrySet()) {
            send(header.getKey(), header.getValue(), response);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static void send(String name, List<String> values, HttpServletResponse response) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
            response.setContentType(values.get(0));
        } else if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            boolean first = !name.equalsIgnoreCase(HttpHeaders.SET_COOKIE); // the container has its own
            for (String value : values) {
                if (first) {
                    response.setHeader(name, value);
                } else {
                    response.addHeader(name, value);
                }
                first = false;
            }
        }
    }

    private static byte[] body(@Nullable Object entity) {
        if (entity == null) {
            return new byte[0];
        }
        if (entity instanceof byte[] octets) {
            return octets;
        }
        if (entity instanceof CharSequence text) {
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
        throw SecurityMessages.entity(entity.getClass());
    }
}
