package dev.remora.internal.signin;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.token.ToleranceLog;
import org.jspecify.annotations.Nullable;

/** Compares the issuer that callbacks name with the one that is set (RFC 9207 section 2.4). */
final class CallbackIssuer {

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
        if (named.equals(expected) || isOfTenant(named)) {
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

    /**
     * Checks that a sign-in ends with the issuer that it was begun with: settings differ between nodes while an application is
     * replaced, and no secret of one provider may go to another.
     *
     * @param begunWith the issuer of the pending authorization
     * @throws dev.remora.CallbackRejectedException if it is another one now, or none
     */
    void checkStill(String begunWith) {
        if (settings.openId() == null || !begunWith.equals(expected())) {
            throw OAuth2Messages.issuerChanged(remoteApp);
        }
    }

    // with metadata-url alone the document says it
    private @Nullable String expected() {
        return settings.issuer() == null && settings.openId() != null
                ? metadata.get().issuer()
                : settings.issuer();
    }

    // nothing is fetched for a sign-in whose endpoints are all configured: no metadata say that iss has to be there
    private boolean isDiscovered() {
        ProviderMetadata configured = settings.configured();
        return settings.openId() != null
                && (configured.authorizationEndpoint() == null || configured.tokenEndpoint() == null);
    }

    // the tenant is compared with that of the ID token
    private boolean isOfTenant(String named) {
        OpenIdSettings openId = settings.openId();
        return openId != null && openId.isIssuerOfTenant(named);
    }
}
