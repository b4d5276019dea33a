package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** The place of the tenant in a template. */
    public static final String TENANT = "{tenantid}";

    private static final String OPEN_ID = "openid";
    private static final Pattern TENANT_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public OpenIdSettings {
        // whoever sets the issuer of one tenant wants no other, whatever template a preset has
        if (issuer != null && issuerTemplate != null && isOfTenant(issuer, issuerTemplate)) {
            issuerTemplate = null;
        }
        allowedTenants = Set.copyOf(allowedTenants);
        algorithms = Set.copyOf(algorithms);
        trustedAudiences = Set.copyOf(trustedAudiences);
    }

    /** Whether a scope asks for an ID token (OpenID Connect Core 1.0 section 3.1.2.1). */
    public static boolean isAskedFor(@Nullable String scope) {
        return scope != null && List.of(scope.split(" ")).contains(OPEN_ID);
    }

    /** Whether a text is the id of a tenant: a UUID. */
    public static boolean isTenant(String text) {
        return TENANT_ID.matcher(text).matches();
    }

    /** Whether this is the issuer of one of the provider's tenants. */
    public boolean isIssuerOfTenant(String named) {
        return issuerTemplate != null && isOfTenant(named, issuerTemplate);
    }

    /** Whether users of all tenants of the provider may sign in, also of those that anybody makes. */
    public boolean isOfAnyTenant() {
        return issuerTemplate != null && allowedTenants.isEmpty();
    }

    private static boolean isOfTenant(String issuer, String template) {
        int at = template.indexOf(TENANT);
        if (at < 0) {
            return false;
        }
        String start = template.substring(0, at);
        String end = template.substring(at + TENANT.length());
        return issuer.length() >= start.length() + end.length()
                && issuer.startsWith(start)
                && issuer.endsWith(end)
                && isTenant(issuer.substring(start.length(), issuer.length() - end.length()));
    }
}
