package dev.remora;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A successful access token response of OAuth 2 (RFC 6749 section 5.1).
 *
 * @param accessToken the access token
 * @param type the token type as the provider wrote it, {@code Bearer} where it wrote none
 * @param refreshToken the refresh token, or {@code null}: the token cannot be renewed
 * @param expiresAt when the access token expires, or {@code null} if the provider did not say
 * @param scope the granted scope as the provider wrote it; the requested one where it wrote none; empty: nothing granted
 * @param idToken the ID token, or {@code null}
 * @param parameters what else the provider's response said, unmodifiable
 * @since 1.0
 */
public record OAuth2Token(
        String accessToken,
        String type,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        @Nullable String scope,
        @Nullable String idToken,
        Map<String, String> parameters)
        implements Token {

    private static final long serialVersionUID = 1L;

    /** Copies the parameters. */
    public OAuth2Token {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The single scopes of {@link #scope()}, whichever of space and comma the provider puts between them.
     *
     * @return the scopes, empty if none was granted or none is known
     */
    public Set<String> scopes() {
        if (scope == null || scope.isBlank()) {
            return Set.of();
        }
        return new LinkedHashSet<>(Arrays.asList(scope.strip().split("[ ,]+")));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OAuth2Token[accessToken=****, type=" + type + ", refreshToken="
                + (refreshToken == null ? "none" : "****") + ", expiresAt=" + expiresAt + ", scope=" + scope
                + ", parameters=" + parameters.keySet() + "]";
    }
}
