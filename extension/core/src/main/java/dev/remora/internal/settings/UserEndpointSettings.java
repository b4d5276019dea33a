package dev.remora.internal.settings;

import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint at which a provider without OpenID Connect says who the user is.
 *
 * @param method {@code GET}, or {@code POST} without a body
 * @param params parameters of the query by their names; each has the value of that parameter of the token response, such as
 *     {@code uid}
 * @param claims by name; JSON Pointers (RFC 6901) into the answer, of which the first that is there counts
 * @param emailUrl answers a list of objects with {@code email}, {@code primary} and {@code verified}
 * @param issuer of the user; {@code null} where the endpoint differs with each token, and its address with its query is the issuer:
 *     the ids of two tenants need not differ
 */
public record UserEndpointSettings(
        URI url,
        String method,
        Map<String, String> params,
        Map<String, List<String>> claims,
        @Nullable URI emailUrl,
        @Nullable String issuer) {

    public UserEndpointSettings {
        params = Ordered.copyOf(params);
        claims = Ordered.copyOf(claims);
    }

    /** Returns the address to call, with the parameters that the token response has. */
    public URI url(Map<String, String> tokenParameters) {
        return url(url, tokenParameters);
    }

    /** Returns the name of a parameter that did not arrive as it was sent, or null: it may be that of another user. */
    public @Nullable String replaced(Map<String, String> tokenParameters) {
        return params.values().stream()
                .filter(name -> ProviderText.isReplaced(tokenParameters.getOrDefault(name, "")))
                .findFirst()
                .orElse(null);
    }

    /** Returns the address to call where the endpoint differs with each token. */
    public URI url(URI endpoint, Map<String, String> tokenParameters) {
        Parameters query = Parameters.none();
        for (Map.Entry<String, String> param : params.entrySet()) {
            String value = tokenParameters.get(param.getValue());
            query = value == null ? query : query.and(param.getKey(), value);
        }
        return UriQuery.add(endpoint, query);
    }

    /**
     * Returns the issuer of a user whom this endpoint told.
     *
     * @param endpoint without {@link #params}: one may be the id of the user
     */
    public String issuer(URI endpoint) {
        if (issuer != null) {
            return issuer;
        }
        // one host has many spellings, and its user one name
        String query = endpoint.getRawQuery();
        return Origin.of(endpoint).serialized() + endpoint.getRawPath() + (query == null ? "" : "?" + query);
    }

    /** Returns the issuer where no setting names one: two tenants of one host are two issuers, as their paths differ. */
    public static String issuerOf(URI authorizeUrl) {
        String text = authorizeUrl.toString();
        int end = text.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = text.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return text.substring(0, end);
    }
}
