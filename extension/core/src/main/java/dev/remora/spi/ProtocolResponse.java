package dev.remora.spi;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to a call of the protocol itself.
 *
 * @since 1.0
 */
public final class ProtocolResponse {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private ProtocolResponse(int status, Map<String, List<String>> headers, byte[] body) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.status = status;
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body.clone();
    }

    /**
     * A response without headers and body.
     *
     * @param status the HTTP status
     * @return the response
     */
    public static ProtocolResponse of(int status) {
        return new ProtocolResponse(status, Map.of(), new byte[0]);
    }

    /**
     * The HTTP status.
     *
     * @return the status
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return by name, in any case of letters; all values of a repeated name; unmodifiable
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case of letters
     * @return the value, or empty if there is none
     */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * A copy of the bytes, at most {@code protocol-size-limit} of them.
     *
     * @return the body
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The same response with another body.
     *
     * @param body the bytes
     * @return a new response
     */
    public ProtocolResponse withBody(byte[] body) {
        return new ProtocolResponse(status, headers, body);
    }

    /**
     * The same response with another status.
     *
     * @param status the HTTP status
     * @return a new response
     */
    public ProtocolResponse withStatus(int status) {
        return new ProtocolResponse(status, headers, body);
    }

    /**
     * The same response with other headers in place of all of its own.
     *
     * @param headers by name; all values of a repeated name; copied
     * @return a new response
     */
    public ProtocolResponse withHeaders(Map<String, List<String>> headers) {
        return new ProtocolResponse(status, headers, body);
    }

    /**
     * The same response with a header set, in place of any of that name.
     *
     * @param name the name of the header
     * @param value its value
     * @return a new response
     */
    public ProtocolResponse withHeader(String name, String value) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, List.of(value));
        return new ProtocolResponse(status, changed, body);
    }

    /** Shows no body: it may hold secrets. */
    @Override
    public String toString() {
        return "ProtocolResponse[" + status + ", headers=" + headers.keySet() + ", " + body.length + " bytes]";
    }
}
