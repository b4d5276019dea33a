package dev.remora.internal.config;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.CallerKey;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingKey;
import java.util.List;
import java.util.Set;

/** Reads all settings of one remote application, and reports all that is wrong with them at once. */
final class RemoteAppSettingsReader {

    private static final Set<SettingKey> ENDPOINTS = Set.of(RemoteAppKey.AUTHORIZE_URL, RemoteAppKey.TOKEN_URL);

    private final String remoteApp;
    private final SettingValues values;
    private final ExternalBaseUri externalBaseUri;

    RemoteAppSettingsReader(String remoteApp, SettingValues values, ExternalBaseUri externalBaseUri) {
        this.remoteApp = remoteApp;
        this.values = values;
        this.externalBaseUri = externalBaseUri;
    }

    /**
     * Reads the settings.
     *
     * @param needed keys that have to be set beside those that every use needs
     * @throws dev.remora.SettingsException naming all that is missing or bad
     */
    RemoteAppSettings read(List<SettingKey> needed) {
        Profile profile = values.value(RemoteAppKey.PROFILE, ValueParser.choice(Profile.class));
        boolean strict = profile == Profile.STRICT;
        boolean allowHttp = values.value(RemoteAppKey.ALLOW_HTTP, ValueParser::flag);
        UrlReader urls = new UrlReader(values, new UrlRules(allowHttp, strict));
        ApiSettings api = api(urls, allowHttp);
        RemoteAppSettings settings = new RemoteAppSettings(
                remoteApp,
                protocol(urls, strict),
                api,
                new HttpReader(values).read(),
                profile,
                values.optional(RemoteAppKey.CALLBACK, ValueParser::text).orElse(null),
                externalBaseUri.read(strict).orElse(null),
                new UserEndpointReader(values, urls).read(),
                new ProviderReader(values, urls, strict).read(),
                urls.runtime(api),
                new CallerReader(values).read());
        if (strict && settings.rolesOfAnyTenant()) {
            values.bad(
                    CallerKey.ROLES_CLAIM,
                    "takes roles that each tenant gives its users, and allowed-tenants names none (profile strict)");
        }
        needed.stream()
                .filter(key -> isMissing(key, settings, urls))
                .filter(key -> !values.problems().isAbout(key))
                .filter(key ->
                        key.type() != SettingKey.Type.URL || !values.problems().areAboutPreset())
                .forEach(key -> values.missing(key, null));
        values.problems().throwIfAny();
        return settings;
    }

    private boolean isMissing(SettingKey key, RemoteAppSettings settings, UrlReader urls) {
        if (key == RemoteAppKey.CALLBACK && !settings.protocol().needsCallback()) {
            return false;
        }
        if (ENDPOINTS.contains(key) && settings.protocol().openId() != null) {
            return false; // the provider's metadata have it
        }
        return key.type() == SettingKey.Type.URL ? !urls.isSet(key) : !values.isSet(key);
    }

    private ProtocolSettings protocol(UrlReader urls, boolean strict) {
        return urls.isSet(RemoteAppKey.REQUEST_TOKEN_URL)
                ? new OAuth1Reader(values, urls, strict).read()
                : new OAuth2Reader(values, urls, strict).read();
    }

    private ApiSettings api(UrlReader urls, boolean allowHttp) {
        return new ApiSettings(
                urls.baseUrl().orElse(null),
                urls.origins(),
                allowHttp,
                values.optional(RemoteAppKey.CONTENT_TYPE, ValueParser::mediaType)
                        .orElse(null),
                values.value(RemoteAppKey.AUTHORIZATION_SCHEME, ValueParser::token));
    }
}
