package dev.remora.internal.config;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The raw values of a definition, by key. */
final class DefinitionValues {

    static final String LABEL = "@RemoteAppDefinition";

    private DefinitionValues() {}

    static Map<String, String> of(RemoteAppDefinition definition, Problems problems) {
        Map<String, String> values = new LinkedHashMap<>();
        elements(definition).forEach((key, value) -> {
            if (!value.isEmpty()) {
                values.put(key.key(), value);
            }
        });
        for (String setting : definition.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                problems.add(SettingsMessages.definitionEntryMalformed(LABEL));
                continue;
            }
            String key = setting.substring(0, equals).strip();
            String value = setting.substring(equals + 1).strip();
            String other = values.putIfAbsent(key, value);
            if (other != null && !other.equals(value)) {
                problems.add(SettingsMessages.definedTwice(key, LABEL));
            }
        }
        return values;
    }

    private static Map<SettingKey, String> elements(RemoteAppDefinition definition) {
        return Map.ofEntries(
                Map.entry(RemoteAppKey.PROVIDER, definition.provider()),
                Map.entry(RemoteAppKey.APP_KEY, definition.appKey()),
                Map.entry(RemoteAppKey.BASE_URL, definition.baseUrl()),
                Map.entry(RemoteAppKey.REQUEST_TOKEN_URL, definition.requestTokenUrl()),
                Map.entry(RemoteAppKey.TOKEN_URL, definition.accessTokenUrl()),
                Map.entry(RemoteAppKey.AUTHORIZE_URL, definition.authorizeUrl()),
                Map.entry(RemoteAppKey.CLIENT_ID, definition.consumerKey()),
                Map.entry(RemoteAppKey.CLIENT_SECRET, definition.consumerSecret()),
                Map.entry(RemoteAppKey.SCOPE, definition.scope()),
                Map.entry(RemoteAppKey.CALLBACK, definition.callback()),
                Map.entry(RemoteAppKey.REQUEST_TOKEN_PARAMS, definition.requestTokenParams()),
                Map.entry(RemoteAppKey.REQUEST_TOKEN_METHOD, definition.requestTokenMethod()),
                Map.entry(RemoteAppKey.TOKEN_PARAMS, definition.accessTokenParams()),
                Map.entry(RemoteAppKey.TOKEN_METHOD, definition.accessTokenMethod()),
                Map.entry(RemoteAppKey.TOKEN_HEADERS, definition.accessTokenHeaders()),
                Map.entry(RemoteAppKey.TOKEN_ENDPOINT_AUTH_METHOD, definition.tokenEndpointAuthMethod()),
                Map.entry(RemoteAppKey.SIGNATURE_METHOD, definition.signatureMethod()),
                Map.entry(RemoteAppKey.CONTENT_TYPE, definition.contentType()),
                Map.entry(RemoteAppKey.AUTHORIZATION_SCHEME, definition.authorizationScheme()));
    }
}
