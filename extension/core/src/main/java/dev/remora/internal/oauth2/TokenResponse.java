package dev.remora.internal.oauth2;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A successful token response (RFC 6749 section 5.1).
 *
 * @param scope {@code null} if the response has none; empty: nothing is granted
 * @param tolerated what the provider got wrong
 */
public record TokenResponse(
        String accessToken,
        String type,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt,
        @Nullable String scope,
        @Nullable String idToken,
        Map<String, String> parameters,
        Set<Tolerance> tolerated) {

    public TokenResponse {
        parameters = Map.copyOf(parameters);
        tolerated = Set.copyOf(tolerated);
    }

    /** The token of a first grant: the scope is the requested one where the response has none. */
    public OAuth2Token granted(@Nullable String requestedScope) {
        return Token.bearer(accessToken)
                .withType(type)
                .withRefreshToken(refreshToken)
                .withExpiresAt(expiresAt)
                .withScope(scope == null ? requestedScope : scope)
                .withIdToken(idToken)
                .withParameters(parameters);
    }

    /** The token in place of another (section 6): what the response leaves out stays as it was. */
    public OAuth2Token renewing(OAuth2Token previous) {
        Map<String, String> merged = new HashMap<>(previous.parameters());
        merged.putAll(parameters);
        return Token.bearer(accessToken)
                .withType(type)
                .withRefreshToken(isAbsent(refreshToken) ? previous.refreshToken() : refreshToken)
                .withExpiresAt(expiresAt)
                .withScope(scope == null ? previous.scope() : scope)
                .withIdToken(isAbsent(idToken) ? previous.idToken() : idToken)
                .withIdentity(previous.identity().orElse(null))
                .withParameters(merged);
    }

    // some providers write an empty text where they mean that nothing changes
    private static boolean isAbsent(@Nullable String member) {
        return member == null || member.isEmpty();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TokenResponse[accessToken=****, type=" + type + ", expiresAt=" + expiresAt + ", scope=" + scope
                + ", parameters=" + parameters.keySet() + ", tolerated=" + tolerated + "]";
    }
}
