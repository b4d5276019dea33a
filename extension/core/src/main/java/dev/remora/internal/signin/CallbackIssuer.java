package dev.remora.internal.signin;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.token.ToleranceLog;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares the issuer that callbacks name with the one that is set (RFC 9207 section 2.4). */
final class CallbackIssuer {

    private static final String TENANT = "{tenantid}";

    private final String remoteApp;
    private final OAuth2Settings settings;
    private final MetadataSource metadata;
    private final boolean strict;
    private final ToleranceLog tolerances;

    CallbackIssuer(
            String remoteApp,
            OAuth2Settings settings,
            MetadataSource metadata,
            boolean strict,
            ToleranceLog tolerances) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.metadata = metadata;
        this.strict = strict;
        this.tolerances = tolerances;
    }

    /** @throws dev.remora.CallbackRejectedException if the callback is from another issuer, or names none and has to */
    void check(@Nullable String named) {
        if (named == null) {
            if (isDiscovered() && metadata.get().issuerInCallbacks()) {
                throw OAuth2Messages.issuerMissing(remoteApp);
            }
            return;
        }
        String expected = expected();
        if (named.equals(expected) || isOfTemplate(named)) {
            return;
        }
        if (expected != null) {
            throw OAuth2Messages.issuerMismatch(remoteApp);
        }
        if (strict) {
            throw OAuth2Messages.issuerNotComparable(remoteApp);
        }
        tolerances.log(Tolerance.ISSUER_IGNORED);
    }

    // with metadata-url alone the document says it
    private @Nullable String expected() {
        return settings.issuer() == null && settings.openId() != null
                ? metadata.get().issuer()
                : settings.issuer();
    }

    // nothing is fetched for a sign-in whose endpoints are all configured
    private boolean isDiscovered() {
        ProviderMetadata configured = settings.configured();
        return settings.openId() != null
                && (configured.authorizationEndpoint() == null || configured.tokenEndpoint() == null);
    }

    // the tenant is compared with that of the ID token
    private boolean isOfTemplate(String named) {
        OpenIdSettings openId = settings.openId();
        String template = openId == null ? null : openId.issuerTemplate();
        if (template == null) {
            return false;
        }
        int at = template.indexOf(TENANT);
        Pattern pattern = Pattern.compile(Pattern.quote(template.substring(0, at)) + "[0-9a-fA-F-]{36}"
                + Pattern.quote(template.substring(at + TENANT.length())));
        return pattern.matcher(named).matches();
    }
}
