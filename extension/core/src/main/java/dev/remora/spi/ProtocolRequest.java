package dev.remora.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of the protocol itself on its way out.
 *
 * @param call which call
 * @param method the HTTP method, in upper case
 * @param uri the address without the parameters below
 * @param headers by name; all values of a repeated name
 * @param parameters decoded, in their order; sent in the query for GET, else as a form body
 * @since 1.0
 */
public record ProtocolRequest(
        ProtocolCall call,
        String method,
        URI uri,
        Map<String, List<String>> headers,
        Map<String, List<String>> parameters) {

    /** Copies headers and parameters, in their order. */
    public ProtocolRequest {
        headers = copy(headers);
        parameters = copy(parameters);
    }

    /**
     * The same request to another address.
     *
     * @param uri the address
     * @return a new request
     */
    public ProtocolRequest withUri(URI uri) {
        return new ProtocolRequest(call, method, uri, headers, parameters);
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
        return new ProtocolRequest(call, method, uri, changed, parameters);
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
        return new ProtocolRequest(call, method, uri, headers, changed);
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
        return new ProtocolRequest(call, method, uri, headers, changed);
    }

    /** Shows names only: values may be secrets. */
    @Override
    public String toString() {
        return "ProtocolRequest[" + call + " " + method + " " + uri.getScheme() + "://" + uri.getRawAuthority()
                + uri.getRawPath() + ", headers=" + headers.keySet() + ", parameters=" + parameters.keySet() + "]";
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> map) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        map.forEach((name, values) -> copy.put(name, Collections.unmodifiableList(new ArrayList<>(values))));
        return Collections.unmodifiableMap(copy);
    }
}
