package dev.remora.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the protocol itself on its way out.
 *
 * @param call which call
 * @param method the HTTP method, in upper case
 * @param uri the address without the parameters below
 * @param headers by name; all values of a repeated name
 * @param parameters decoded, in their order; sent in the query for GET, else as a form body; not sent if there is a body
 * @param body what is sent in place of the parameters, its type in the header {@code Content-Type}, or {@code null}
 * @since 1.0
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is; nobody compares requests
public record ProtocolRequest(
        ProtocolCall call,
        String method,
        URI uri,
        Map<String, List<String>> headers,
        Map<String, List<String>> parameters,
        byte @Nullable [] body) {

    /** Copies headers and parameters, in their order. */
    public ProtocolRequest {
        headers = copy(headers);
        parameters = copy(parameters);
        body = body == null ? null : body.clone();
    }

    /**
     * A request whose parameters are what it carries.
     *
     * @param call which call
     * @param method the HTTP method, in upper case
     * @param uri the address without the parameters
     * @param headers by name; all values of a repeated name
     * @param parameters decoded, in their order
     */
    public ProtocolRequest(
            ProtocolCall call,
            String method,
            URI uri,
            Map<String, List<String>> headers,
            Map<String, List<String>> parameters) {
        this(call, method, uri, headers, parameters, null);
    }

    /**
     * A copy of the bytes that are sent in place of the parameters.
     *
     * @return the body, or {@code null}: the parameters are sent
     */
    @Override
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    /**
     * The same request with a body of the filter's own, such as the parameters as JSON. The parameters stay to be looked at,
     * and are not sent. OAuth 1.0a does not sign a body; it cannot have one with {@code parameter-placement=form}.
     *
     * @param contentType its media type; not that of forms, which are written as parameters
     * @param body the bytes
     * @return a new request
     * @throws IllegalArgumentException if the media type is {@code application/x-www-form-urlencoded}
     */
    public ProtocolRequest withBody(String contentType, byte[] body) {
        if (contentType.toLowerCase(Locale.ROOT).contains("application/x-www-form-urlencoded")) {
            throw new IllegalArgumentException("a form is written as parameters");
        }
        ProtocolRequest typed = withHeader("Content-Type", contentType);
        return new ProtocolRequest(call, method, uri, typed.headers, parameters, body);
    }

    /**
     * The same request to another address.
     *
     * @param uri the address
     * @return a new request
     */
    public ProtocolRequest withUri(URI uri) {
        return new ProtocolRequest(call, method, uri, headers, parameters, body);
    }

    /**
     * The same request with a header set, in place of any of that name.
     *
     * @param name the name of the header
     * @param value its value
     * @return a new request
     */
    public ProtocolRequest withHeader(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        changed.put(name, List.of(value));
        return new ProtocolRequest(call, method, uri, changed, parameters, body);
    }

    /**
     * The same request with a parameter set, in place of any of that name.
     *
     * @param name the name of the parameter
     * @param value its value
     * @return a new request
     */
    public ProtocolRequest withParameter(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.put(name, List.of(value));
        return new ProtocolRequest(call, method, uri, headers, changed, body);
    }

    /**
     * The same request without a parameter.
     *
     * @param name the name of the parameter
     * @return a new request
     */
    public ProtocolRequest withoutParameter(String name) {
        Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new ProtocolRequest(call, method, uri, headers, changed, body);
    }

    /** Shows names only: values may be secrets. */
    @Override
    public String toString() {
        return "ProtocolRequest[" + call + " " + method + " " + uri.getScheme() + "://" + uri.getRawAuthority()
                + uri.getRawPath() + ", headers=" + headers.keySet() + ", parameters=" + parameters.keySet()
                + (body == null ? "" : ", " + body.length + " bytes") + "]";
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> map) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        map.forEach((name, values) -> copy.put(name, Collections.unmodifiableList(new ArrayList<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}
