package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Discovery of the provider's metadata, and the checks of OpenID Connect Core 1.0.
 *
 * @param issuer as it is written, because it is compared character for character; {@code null} if metadata-url alone is set
 * @param issuerTemplate the issuer of many tenants, with {@code {tenantid}} in place of the tenant; void if the issuer is that of one
 * @param allowedTenants empty: all
 * @param nonce whether the provider returns the nonce
 * @param clockSkew how far the provider's clock may be off
 * @param algorithms of ID tokens, signed userinfo and logout tokens
 * @param trustedAudiences further audiences that an ID token may have
 * @param decryptionKey PEM text or a JSON Web Key, where ID tokens are encrypted
 */
public record OpenIdSettings(
        @Nullable String issuer,
        @Nullable String issuerTemplate,
        Set<String> allowedTenants,
        @Nullable URI metadataUrl,
        boolean nonce,
        Duration clockSkew,
        Set<String> algorithms,
        Set<String> trustedAudiences,
        UserinfoUse userinfo,
        @Nullable Secret decryptionKey) {

    private static final String TENANT = "{tenantid}";
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    public OpenIdSettings {
        if (isOneTenant(issuer, issuerTemplate)) {
            issuerTemplate = null;
        }
        allowedTenants = Set.copyOf(allowedTenants);
        algorithms = Set.copyOf(algorithms);
        trustedAudiences = Set.copyOf(trustedAudiences);
    }

    // whoever sets the issuer of one tenant wants no other, whatever template a preset has
    private static boolean isOneTenant(@Nullable String issuer, @Nullable String template) {
        int at = template == null ? -1 : template.indexOf(TENANT);
        if (issuer == null || template == null || at < 0) {
            return false;
        }
        String start = template.substring(0, at);
        String end = template.substring(at + TENANT.length());
        return issuer.length() >= start.length() + end.length()
                && issuer.startsWith(start)
                && issuer.endsWith(end)
                && issuer.substring(start.length(), issuer.length() - end.length())
                        .matches(UUID);
    }
}
