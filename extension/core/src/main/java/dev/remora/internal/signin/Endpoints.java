package dev.remora.internal.signin;

import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The endpoints of one sign-in, which calls alone do not need.
 *
 * @param authorization where the user is asked
 * @param token where the token will be asked for
 */
record Endpoints(URI authorization, URI token) {

    /**
     * Finds the endpoints, and reports all that is missing at once.
     *
     * @throws dev.remora.SettingsException if an endpoint is missing, or the callback where one is needed
     */
    static Endpoints of(String remoteApp, MetadataSource source, SettingsProvider provider, boolean callbackMissing) {
        URI authorization =
                source.endpoint(ProviderMetadata::authorizationEndpoint).orElse(null);
        URI token = source.endpoint(ProviderMetadata::tokenEndpoint).orElse(null);
        if (authorization != null && token != null && !callbackMissing) {
            return new Endpoints(authorization, token);
        }
        List<SettingKey> missing = new ArrayList<>();
        if (authorization == null) {
            missing.add(RemoteAppKey.AUTHORIZE_URL);
        }
        if (token == null) {
            missing.add(RemoteAppKey.TOKEN_URL);
        }
        if (callbackMissing) {
            missing.add(RemoteAppKey.CALLBACK);
        }
        throw provider.missing(remoteApp, missing);
    }
}
