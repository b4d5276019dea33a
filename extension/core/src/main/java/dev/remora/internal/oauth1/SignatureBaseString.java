package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The signature base string (RFC 5849 section 3.4.1). */
public final class SignatureBaseString {

    private static final String SIGNATURE = "oauth_signature";

    private SignatureBaseString() {}

    /**
     * @param uri absolute, as it goes over the wire
     * @param form the parameters of a form body, decoded
     * @param protocol the protocol parameters but {@code realm}, decoded; a signature is left out wherever it stands
     */
    public static String of(String method, URI uri, Parameters form, Parameters protocol) {
        URI wire = WireUri.of(uri);
        OctetBuilder out = new OctetBuilder(1024);
        appendOrigin(method, wire, out);
        appendPath(wire, out);
        encoded(wire, form, protocol).appendNormalized(out);
        return out.toString();
    }

    /** The normalized parameters (section 3.4.1.3.2), encoded once. */
    public static String normalizedParameters(URI uri, Parameters form, Parameters protocol) {
        OctetBuilder out = new OctetBuilder(1024);
        encoded(WireUri.of(uri), form, protocol).appendNormalized(out);
        return PercentEncoding.decode(out.toString());
    }

    /** Appends the method and the base string URI (section 3.4.1.2) up to its path. */
    static void appendOrigin(String method, URI wire, OctetBuilder out) {
        String scheme = wire.getScheme().toLowerCase(Locale.ROOT);
        out.appendEncoded(method.toUpperCase(Locale.ROOT)).append('&');
        out.appendAscii(scheme).appendAscii("%3A%2F%2F");
        appendHost(scheme, wire, out);
    }

    /** Appends the path, and what stands between it and the parameters. */
    static void appendPath(URI wire, OctetBuilder out) {
        String path = wire.getRawPath();
        out.appendEncoded(path.isEmpty() ? "/" : path).append('&');
    }

    private static EncodedParameters encoded(URI wire, Parameters form, Parameters protocol) {
        EncodedParameters parameters = new EncodedParameters();
        parameters.add(unsigned(protocol));
        if (wire.getRawQuery() != null) {
            parameters.addQuery(unsigned(wire.getRawQuery()));
        }
        parameters.add(unsigned(form));
        return parameters;
    }

    /** Leaves the signature out (section 3.4.1.3.1), wherever it stands. */
    static Parameters unsigned(Parameters parameters) {
        return new Parameters(parameters.list().stream()
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .toList());
    }

    /** Drops parameters as {@link #unsigned(Parameters)} does; the rest of the query stays as it is, to the letter. */
    static String unsigned(String rawQuery) {
        return Arrays.stream(rawQuery.split("&", -1))
                .filter(pair -> !pair.equals(SIGNATURE) && !pair.startsWith(SIGNATURE + "="))
                .collect(Collectors.joining("&"));
    }

    private static void appendHost(String scheme, URI uri, OctetBuilder out) {
        String host = uri.getHost();
        int port = uri.getPort();
        if (host == null) { // a name that java.net.URI does not take for one: it has an underscore
            String authority = uri.getRawAuthority();
            String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
            int colon = hostAndPort.lastIndexOf(':');
            host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
            port = colon < 0 ? -1 : number(hostAndPort.substring(colon + 1));
        }
        out.appendEncoded(host.toLowerCase(Locale.ROOT));
        if (port >= 0 && port != (scheme.equals("https") ? 443 : 80)) {
            out.appendAscii("%3A").appendAscii(Integer.toString(port));
        }
    }

    // nobody can connect to a port outside of the range, whatever is signed
    private static int number(String port) {
        return port.matches("[0-9]{1,9}") ? Integer.parseInt(port) : -1;
    }
}
