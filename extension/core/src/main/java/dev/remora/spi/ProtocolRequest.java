package dev.remora.spi;

import dev.remora.internal.wire.ProviderText;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of the protocol itself on its way out.
 *
 * @since 1.0
 */
public final class ProtocolRequest {

    private final ProtocolCall call;
    private final String method;
    private final URI uri;
    private final Map<String, List<String>> headers;
    private final Map<String, List<String>> parameters;
    private final byte @Nullable [] body;

    private ProtocolRequest(
            ProtocolCall call,
            String method,
            URI uri,
            Map<String, List<String>> headers,
            Map<String, List<String>> parameters,
            byte @Nullable [] body) {
        this.call = Objects.requireNonNull(call, "call");
        this.method = Objects.requireNonNull(method, "method");
        this.uri = Objects.requireNonNull(uri, "uri");
        this.headers = copy(headers);
        this.parameters = copy(parameters);
        this.body = body == null ? null : body.clone();
    }

    /**
     * A request without headers, parameters and body.
     *
     * @param call which call
     * @param method the HTTP method, in upper case
     * @param uri the address without the parameters
     * @return the request
     */
    public static ProtocolRequest of(ProtocolCall call, String method, URI uri) {
        return new ProtocolRequest(call, method, uri, Map.of(), Map.of(), null);
    }

    /**
     * The call that this request makes.
     *
     * @return which call
     */
    public ProtocolCall call() {
        return call;
    }

    /**
     * The HTTP method.
     *
     * @return the method, in upper case
     */
    public String method() {
        return method;
    }

    /**
     * The address without the parameters.
     *
     * @return the address
     */
    public URI uri() {
        return uri;
    }

    /**
     * The headers.
     *
     * @return by name, in their order; all values of a repeated name; unmodifiable
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The parameters; sent in the query for GET, else as a form body; not sent if there is a body.
     *
     * @return by name, decoded, in their order; unmodifiable
     */
    public Map<String, List<String>> parameters() {
        return parameters;
    }

    /**
     * A copy of the bytes that are sent in place of the parameters.
     *
     * @return the body, or {@code null}: the parameters are sent
     */
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
     * The same request with other headers in place of all of its own.
     *
     * @param headers by name; all values of a repeated name; copied in their order
     * @return a new request
     */
    public ProtocolRequest withHeaders(Map<String, List<String>> headers) {
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
     * The same request with other parameters in place of all of its own.
     *
     * @param parameters decoded; copied in their order
     * @return a new request
     */
    public ProtocolRequest withParameters(Map<String, List<String>> parameters) {
        return new ProtocolRequest(call, method, uri, headers, parameters, body);
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
        return "ProtocolRequest[" + call + " " + method + " "
                + ProviderText.clean(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath()) + ", headers="
                + headers.keySet() + ", parameters=" + parameters.keySet()
                + (body == null ? "" : ", " + body.length + " bytes") + "]";
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> map) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        map.forEach((name, values) -> copy.put(name, Collections.unmodifiableList(new ArrayList<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}
