package dev.remora.internal.signin;

import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;

/** What signing in knows about the application and the current request. */
record SignInSurroundings(
        CurrentRequests requests,
        Endpoints endpoints,
        AppAddresses addresses,
        CallbackUris callbacks,
        ReturnTargets returnTargets,
        CallbackParameters parameters) {

    static SignInSurroundings of(RemoteAppSettings settings, SettingsProvider provider, CurrentRequests requests) {
        return new SignInSurroundings(
                requests,
                new Endpoints(settings, provider),
                new AppAddresses(settings),
                new CallbackUris(settings),
                new ReturnTargets(settings.name()),
                new CallbackParameters(settings));
    }
}
