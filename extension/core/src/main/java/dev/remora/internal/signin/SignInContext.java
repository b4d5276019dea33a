package dev.remora.internal.signin;

import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.token.CurrentRequests;

/** The current request, and the rules by which URIs are made for it and read from it. */
record SignInContext(
        CurrentRequests requests,
        MetadataSource metadata,
        SettingsProvider provider,
        ApplicationBaseUris baseUris,
        RedirectUris redirectUris,
        CallbackPaths callbackPaths,
        ReturnToPolicy returnToPolicy,
        CallbackParameters parameters) {

    /** Whether the provider's metadata are read for sign-ins, and do not say that callbacks name their issuer (RFC 9207). */
    boolean leavesIssuerOut() {
        ProviderMetadata configured = metadata.configured();
        return redirectUris.settings().protocol().openId() != null
                && (configured.authorizationEndpoint() == null || configured.tokenEndpoint() == null)
                && !metadata.get().issuerInCallbacks();
    }

    static SignInContext of(
            RemoteAppSettings settings,
            SettingsProvider provider,
            MetadataSource metadata,
            CurrentRequests requests,
            CallbackPaths callbackPaths) {
        return new SignInContext(
                requests,
                metadata,
                provider,
                new ApplicationBaseUris(settings),
                new RedirectUris(settings),
                callbackPaths,
                new ReturnToPolicy(settings.name()),
                new CallbackParameters(settings));
    }
}
