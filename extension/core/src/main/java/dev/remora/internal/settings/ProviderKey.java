package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of what providers do differently. */
public enum ProviderKey implements SettingKey {
    REFRESH_URL(
            "refresh-url",
            Type.URL,
            null,
            Protocol.BOTH,
            "where tokens are refreshed, if not at token-url; may be relative to base-url; `none` unsets it"),
    REFRESH_METHOD(
            "refresh-method",
            Type.METHOD,
            null,
            Protocol.BOTH,
            "`POST` or `GET`, if it is not that of token-method; `profile=strict` refuses GET for OAuth 2"),
    REFRESH_PARAMS(
            "refresh-params",
            Type.PARAMETERS,
            null,
            Protocol.BOTH,
            "further parameters of requests that refresh a token, as authorize-params; `grant_type` may be among them"),
    TOKEN_REQUEST_FORMAT(
            "token-request-format",
            Type.CHOICE,
            "form",
            Protocol.OAUTH2,
            "how parameters are sent to the token endpoint and when tokens are revoked: `form`, `json`, or `query`, which puts"
                    + " secrets into URLs and which `profile=strict` refuses"),
    PARAMETER_NAMES(
            "parameter-names",
            Type.PARAMETERS,
            null,
            Protocol.OAUTH2,
            "the provider's names for parameters, as authorize-params: `parameter-names.client_id=appid` sends `appid` in place"
                    + " of `client_id`, on the authorize URL and to the token endpoint"),
    TOKEN_PARAMETER_NAMES(
            "token-parameter-names",
            Type.PARAMETERS,
            null,
            Protocol.OAUTH2,
            "the same for the token endpoint alone; goes before parameter-names there"),
    REQUEST_HEADERS(
            "request-headers",
            Type.PARAMETERS,
            null,
            Protocol.BOTH,
            "headers of every call and of user-url, as authorize-params; `{client-id}` in a value is client-id; headers that"
                    + " the application sets go before them"),
    TOKEN_PLACEMENT(
            "token-placement",
            Type.TEXT,
            null,
            Protocol.OAUTH2,
            "where calls and user-url have the access token, if not in the Authorization header: `header:NAME`, which has the"
                    + " token alone, or `query:NAME`, which puts it into URLs and which `profile=strict` refuses"),
    RETRY_HEADER(
            "retry-header",
            Type.TEXT,
            "Retry-After",
            Protocol.BOTH,
            "header of refusals that says when to call again; `OAuthResponse.retryAfter()` reads it, and no token is refreshed"
                    + " before"),
    RETRY_UNIT(
            "retry-unit",
            Type.CHOICE,
            "seconds",
            Protocol.BOTH,
            "unit of retry-header: `seconds`, `milliseconds`, `epoch` (seconds since 1970) or `epoch-milliseconds`; a date is"
                    + " read as one"),
    SCOPE_DELIMITER(
            "scope-delimiter",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "what the provider has between scopes, such as `,`; scopes are set and given to Remora with spaces between them all"
                    + " the same"),
    SCOPE_ENCODING(
            "scope-encoding",
            Type.CHOICE,
            "form",
            Protocol.OAUTH2,
            "`form`, or `raw` for a provider that reads scopes on the authorize URL only if `:`, `/`, `,`, `+` and the like are"
                    + " not escaped");

    private final KeyDefinition definition;

    ProviderKey(String key, Type type, @Nullable String defaultValue, Protocol protocol, String description) {
        this.definition = new KeyDefinition(key, type, defaultValue, protocol, description);
    }

    @Override
    public KeyDefinition definition() {
        return definition;
    }

    @Override
    public String toString() {
        return key();
    }
}
