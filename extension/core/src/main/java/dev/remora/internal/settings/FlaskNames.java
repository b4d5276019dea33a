package dev.remora.internal.settings;

import java.util.Map;

/**
 * The names that Flask-OAuthlib has for settings which have others here. They are read for good, wherever the setting is.
 * For OAuth 2, {@code request-token-params} is another name of {@code authorize-params} too; for OAuth 1.0a it is a setting
 * of its own.
 */
final class FlaskNames {

    static final Map<String, String> BY_KEY = Map.of(
            "client-id", "consumer-key",
            "client-secret", "consumer-secret",
            "token-url", "access-token-url",
            "token-method", "access-token-method",
            "token-params", "access-token-params",
            "token-headers", "access-token-headers");

    private FlaskNames() {}
}
