package dev.remora.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to a call of the protocol itself.
 *
 * @param status the HTTP status
 * @param headers by name, in any case of letters; all values of a repeated name
 * @param body the bytes, at most {@code protocol-size-limit} of them
 * @since 1.0
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what it is; nobody compares responses
public record ProtocolResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /** Copies headers and body. */
    public ProtocolResponse {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = copy;
        body = body.clone();
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
     * A copy of the bytes.
     *
     * @return the body
     */
    @Override
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
