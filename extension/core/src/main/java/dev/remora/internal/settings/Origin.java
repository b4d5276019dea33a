package dev.remora.internal.settings;

import dev.remora.internal.wire.ProviderText;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of a URL, normalized (RFC 6454 section 4). One of settings may have {@code *} in place of its host's
 * first label.
 */
public record Origin(String scheme, String host, int port) {

    private static final String WILDCARD = "*.";
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** The URI must be absolute and have a host. */
    public static Origin of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(scheme);
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    /** Whether this is the other one, or would be with one label in place of its {@code *}. */
    public boolean covers(Origin other) {
        if (!host.startsWith(WILDCARD)) {
            return equals(other);
        }
        int dot = other.host.indexOf('.');
        return scheme.equals(other.scheme)
                && port == other.port
                && dot > 0
                && other.host.substring(dot).equals(host.substring(1));
    }

    /** The same with any first label. */
    public Origin withAnyFirstLabel() {
        return new Origin(scheme, WILDCARD + host, port);
    }

    /** Loopback may be plain http: nobody else can listen (RFC 8252 section 8.3). */
    public boolean loopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.") && LOOPBACK.matcher(host).matches();
    }

    /** The origin as browsers write it: without the port that the scheme has by default (RFC 6454 section 6.2). */
    public String serialized() {
        return port == defaultPort(scheme) ? scheme + "://" + host : whole();
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private String whole() {
        return scheme + "://" + host + ":" + port;
    }

    /** Shows one that is too long for messages by its beginning: a provider may have said it. */
    @Override
    public String toString() {
        return ProviderText.clean(whole());
    }
}
