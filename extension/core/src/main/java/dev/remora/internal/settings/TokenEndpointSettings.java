package dev.remora.internal.settings;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the token is asked for.
 *
 * @param contentType the media type that token responses are read as
 * @param bearerTypes the token types that the provider has for Bearer
 * @param finalErrors the provider's own words for a grant that has ended
 * @param revoke whether signing out revokes tokens
 */
public record TokenEndpointSettings(
        String method,
        Map<String, String> params,
        Map<String, String> headers,
        @Nullable String contentType,
        Set<String> bearerTypes,
        Set<String> finalErrors,
        boolean revoke) {

    public TokenEndpointSettings {
        params = Ordered.copyOf(params);
        headers = Ordered.copyOf(headers);
        bearerTypes = Set.copyOf(bearerTypes);
    }

    /** Settings with which signing out revokes nothing. */
    public TokenEndpointSettings(
            String method,
            Map<String, String> params,
            Map<String, String> headers,
            @Nullable String contentType,
            Set<String> bearerTypes,
            Set<String> finalErrors) {
        this(method, params, headers, contentType, bearerTypes, finalErrors, false);
    }

    /** Shows no values: they may be secrets. */
    @Override
    public String toString() {
        return "TokenEndpointSettings[method=" + method + ", params=" + params.keySet() + ", headers="
                + headers.keySet() + ", contentType=" + contentType + ", bearerTypes=" + bearerTypes + "]";
    }
}
