package dev.remora.internal.oidc;

import dev.remora.internal.wire.ProviderText;
import jakarta.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an ID token that is valid.
 *
 * @param claims all of them, {@code iss} and {@code sub} included
 * @param tolerated what is wrong with the token and was forgiven
 */
public record IdTokenClaims(JsonObject claims, Set<OpenIdTolerance> tolerated) {

    public IdTokenClaims {
        tolerated = Set.copyOf(tolerated);
    }

    public String issuer() {
        return claims.getString("iss");
    }

    public String subject() {
        return claims.getString("sub");
    }

    /** The provider's session of the user ({@code sid}), by which it signs the user out. */
    public @Nullable String sessionId() {
        return ClaimChecks.text(claims, "sid");
    }

    /** Shows whom it is about, and nothing else of the user. */
    @Override
    public String toString() {
        return "IdTokenClaims[issuer=" + ProviderText.clean(issuer()) + ", subject=" + ProviderText.clean(subject())
                + ", tolerated=" + tolerated + "]";
    }
}
