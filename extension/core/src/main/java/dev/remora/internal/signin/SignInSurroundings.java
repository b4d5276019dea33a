package dev.remora.internal.signin;

import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;

/** The knowledge of signing in about the application and the current request. */
record SignInSurroundings(
        CurrentRequests requests,
        Endpoints endpoints,
        ApplicationBaseUris addresses,
        RedirectUris callbacks,
        CallbackPaths callbackPaths,
        ReturnToPolicy returnTargets,
        CallbackParameters parameters) {

    static SignInSurroundings of(
            RemoteAppSettings settings,
            SettingsProvider provider,
            CurrentRequests requests,
            CallbackPaths callbackPaths) {
        return new SignInSurroundings(
                requests,
                new Endpoints(settings, provider),
                new ApplicationBaseUris(settings),
                new RedirectUris(settings),
                callbackPaths,
                new ReturnToPolicy(settings.name()),
                new CallbackParameters(settings));
    }
}
