package dev.remora.internal.oidc;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of an authentication request (OpenID Connect Core 1.0 section 3.1.2.1) that its ID token is compared with.
 *
 * @param issuer of the provider's metadata when the sign-in began
 * @param nonce that was sent; {@code null} if the provider loses it
 * @param maxAge that was sent as {@code max_age}
 * @param acrs that were sent as {@code acr_values}; one of them is required
 */
public record OpenIdRequest(
        String issuer, @Nullable String nonce, @Nullable Duration maxAge, Set<String> acrs) {

    public OpenIdRequest {
        acrs = Set.copyOf(acrs);
    }

    /** Returns what the ID token has to say that comes with an access token for this code. */
    public IdTokenExpectations expectations(String accessToken, String code, String state) {
        return new IdTokenExpectations(issuer, nonce, maxAge, acrs, accessToken, code, state);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OpenIdRequest[issuer=" + issuer + ", maxAge=" + maxAge + ", acrs=" + acrs + "]";
    }
}
