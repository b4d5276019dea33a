package dev.remora.internal.oidc;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge of a sign-in about the ID token that it gets.
 *
 * @param issuer of the provider's metadata; of many tenants the template of the settings counts in its place
 * @param nonce that was sent, or {@code null} if none was
 * @param maxAge that was sent as {@code max_age}, or {@code null} if none was
 * @param requiredAcrs of which {@code acr} must be one; empty: any, or none
 * @param accessToken that came with it, for {@code at_hash}; {@code null}: not compared
 * @param code that it was exchanged for, for {@code c_hash}; {@code null}: not compared
 * @param state that came with the code, for {@code s_hash}; {@code null}: not compared
 */
public record IdTokenExpectations(
        String issuer,
        @Nullable String nonce,
        @Nullable Duration maxAge,
        Set<String> requiredAcrs,
        @Nullable String accessToken,
        @Nullable String code,
        @Nullable String state) {

    public IdTokenExpectations {
        requiredAcrs = Set.copyOf(requiredAcrs);
    }

    /** Returns expectations of nothing but issuer and nonce. */
    public static IdTokenExpectations of(String issuer, @Nullable String nonce) {
        return new IdTokenExpectations(issuer, nonce, null, Set.of(), null, null, null);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "IdTokenExpectations[issuer=" + issuer + ", maxAge=" + maxAge + ", requiredAcrs=" + requiredAcrs + "]";
    }
}
