package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.HeaderToken;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks names and values of headers: JAX-RS clients differ in what they take, and the exceptions of some show the value.
 * Names are tokens, values printable ASCII (RFC 9110 section 5.5).
 */
record HeaderRules(String remoteApp) {

    // they follow from URL and body; another Host would not be the one that is signed
    private static final List<String> RESERVED = List.of("Host", "Content-Length", "Transfer-Encoding");

    /** Checks a header that the application sets. */
    Header own(String name, String value) {
        if (!HeaderToken.isToken(name)) {
            throw ClientMessages.headerName(remoteApp);
        }
        if (name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
            throw ClientMessages.ownAuthorization(remoteApp);
        }
        checkReserved(name);
        if (!isValue(value)) {
            throw ClientMessages.headerValue(remoteApp, name);
        }
        return new Header(name, value);
    }

    /** Checks all headers that are about to be sent. */
    void check(ClientRequestContext context) {
        for (Map.Entry<String, List<Object>> entry : context.getHeaders().entrySet()) {
            String name = entry.getKey();
            if (!HeaderToken.isToken(name)) {
                throw ClientMessages.headerName(remoteApp);
            }
            checkReserved(name);
            checkValues(context, name, entry.getValue());
        }
    }

    private void checkValues(ClientRequestContext context, String name, @Nullable List<Object> values) {
        if (values == null) {
            return;
        }
        if (values.size() > 1 && name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
            throw ClientMessages.severalAuthorizations(remoteApp);
        }
        for (Object value : values) {
            // CXF cannot write a MediaType that a filter set
            String text = value instanceof String || value instanceof MediaType
                    ? value.toString()
                    : context.getHeaderString(name);
            if (text != null && !isValue(text)) {
                throw ClientMessages.headerValue(remoteApp, name);
            }
        }
    }

    private void checkReserved(String name) {
        for (String reserved : RESERVED) {
            if (reserved.equalsIgnoreCase(name)) {
                throw ClientMessages.reservedHeader(remoteApp, name);
            }
        }
    }

    static boolean isValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }
}
