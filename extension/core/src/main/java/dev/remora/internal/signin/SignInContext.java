package dev.remora.internal.signin;

import dev.remora.internal.metadata.MetadataSource;
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
