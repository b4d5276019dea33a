package dev.remora.internal.signin;

import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that signing in needs and calls alone do not. */
record Endpoints(RemoteAppSettings settings, SettingsProvider provider) {

    /**
     * Reports all that is missing at once.
     *
     * @throws dev.remora.SettingsException if an endpoint is missing, or the callback where one is needed
     */
    void require(boolean callbackMissing) {
        ProtocolSettings protocol = settings.protocol();
        List<SettingKey> missing = new ArrayList<>();
        if (protocol.authorizeUrl() == null) {
            missing.add(SettingKey.AUTHORIZE_URL);
        }
        if (protocol.tokenEndpoint().url() == null) {
            missing.add(SettingKey.TOKEN_URL);
        }
        if (callbackMissing) {
            missing.add(SettingKey.CALLBACK);
        }
        if (!missing.isEmpty()) {
            throw provider.missing(settings.name(), missing);
        }
    }

    URI token() {
        return present(settings.protocol().tokenEndpoint().url());
    }

    /** For a URL that {@link #require} has seen. */
    static URI present(@Nullable URI url) {
        if (url == null) {
            throw new IllegalStateException("begun without an endpoint");
        }
        return url;
    }
}
