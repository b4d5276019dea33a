package dev.remora.internal.settings;

import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The place of an access token in a call.
 *
 * @param inQuery whether it is a parameter of the query, else a header
 * @param name of the header or parameter
 * @param prefix before the token in a header
 */
public record TokenPlacement(boolean inQuery, String name, String prefix) {

    private static final String AUTHORIZATION = "Authorization";

    /** The Authorization header (RFC 6750 section 2.1). */
    public static TokenPlacement authorization(String scheme) {
        return new TokenPlacement(false, AUTHORIZATION, scheme + " ");
    }

    public static TokenPlacement header(String name) {
        return new TokenPlacement(false, name, "");
    }

    public static TokenPlacement query(String name) {
        return new TokenPlacement(true, name, "");
    }

    /** Returns the header that it sets, or else the one that nothing but it may set. */
    public String header() {
        return inQuery ? AUTHORIZATION : name;
    }

    /** Returns the URI with the token in its query, in place of any that is there. */
    public URI in(URI uri, String token) {
        return UriQuery.add(cleaned(uri), Parameters.none().and(name, token));
    }

    /** Returns the URI without a token in its query; the rest stays as it is, to the letter. */
    public URI cleaned(URI uri) {
        String query = uri.getRawQuery();
        if (!inQuery || query == null) {
            return uri;
        }
        String rest = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.equals(name) && !pair.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        String before = uri.toString().substring(0, uri.toString().indexOf('?'));
        return rest.equals(query) ? uri : URI.create(rest.isEmpty() ? before : before + "?" + rest);
    }
}
