package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares tokens with the issuer that the settings have now: they may have had another one when a token was granted, and no secret
 * of one provider may go to another.
 *
 * @param settings {@code null} where there is no issuer
 */
public record PresentIssuer(@Nullable OpenIdSettings settings, MetadataSource metadata) {

    /**
     * Tells if a token may go to the provider. One that came without an ID token does not say who issued it.
     *
     * @throws dev.remora.OAuthException if metadata-url alone is set, and the document that says the issuer cannot be had
     */
    public boolean issued(OAuth2Token token) {
        return isOf(token, () -> Optional.of(metadata.get()));
    }

    /** Tells the same without asking the provider; a document that is not known yet may have any issuer. */
    boolean mayHaveIssued(OAuth2Token token) {
        return isOf(token, metadata::known);
    }

    private boolean isOf(OAuth2Token token, Supplier<Optional<ProviderMetadata>> document) {
        String issuer = issuer(token);
        if (issuer == null) {
            return true;
        }
        if (settings == null) {
            return false;
        }
        boolean present = settings.issuer() == null
                ? document.get().map(found -> issuer.equals(found.issuer())).orElse(true)
                : issuer.equals(settings.issuer());
        return present || settings.isIssuerOfTenant(issuer);
    }

    // a user whom user-url told has no audience
    private static @Nullable String issuer(OAuth2Token token) {
        Identity user = token.identity().orElse(null);
        return user != null && user.claims().containsKey("aud") ? user.issuer() : null;
    }
}
