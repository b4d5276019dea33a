package dev.remora.internal.settings;

import dev.remora.internal.wire.ProviderDefaults;
import org.jspecify.annotations.Nullable;

/** The settings of what providers do differently. */
public enum ProviderKey implements SettingKey {
    PROVIDER_FILE(
            "provider-file",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "path of a file like those of presets, in place of provider; every other key overrides it"),
    BASE_URL_FROM(
            "base-url-from",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "what says the base URL of a user: `token:api_domain`, a parameter of the token response, or `callback:accounts-server`,"
                    + " one of the callback; a host alone keeps the path of base-url; it has to be in allowed-origins"),
    CALLBACK_PARAMS(
            "callback-params",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "parameters of callbacks, separated by commas, that become parameters of the token, such as `realmId`"),
    REDIRECT_URI(
            "redirect-uri",
            Type.TEXT,
            null,
            Protocol.OAUTH2,
            "what is sent as `redirect_uri` in place of the address of the callback, in the authorization request and in the token"
                    + " request: a name that the provider has for it, such as eBay's RuName; `none` sends neither"),
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
    EXCHANGE_URL(
            "exchange-url",
            Type.URL,
            null,
            Protocol.OAUTH2,
            "where the token of a sign-in is exchanged at once for one that lasts longer; may be relative to base-url; `none` unsets"
                    + " it"),
    EXCHANGE_METHOD(
            "exchange-method",
            Type.METHOD,
            null,
            Protocol.OAUTH2,
            "`POST` or `GET`, if it is not that of token-method; `profile=strict` refuses GET"),
    EXCHANGE_PARAMS(
            "exchange-params",
            Type.PARAMETERS,
            null,
            Protocol.OAUTH2,
            "parameters of that request beside those of the client, as authorize-params: `grant_type`, and the token as"
                    + " `exchange-params.access_token={access-token}`"),
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
            "headers of every call, of user-url and of userinfo, as authorize-params; `{client-id}` in a value is client-id, and"
                    + " `{client-secret}` client-secret; headers that the application sets go before them"),
    TOKEN_PLACEMENT(
            "token-placement",
            Type.TEXT,
            null,
            Protocol.OAUTH2,
            "where calls, user-url and userinfo have the access token, if not in the Authorization header: `header:NAME`, which has the"
                    + " token alone, or `query:NAME`, which puts it into URLs and which `profile=strict` refuses"),
    RETRY_HEADER(
            "retry-header",
            Type.TEXT,
            "Retry-After",
            Protocol.BOTH,
            "header that says when to call again where there is no `Retry-After`; `OAuthResponse.retryAfter()` reads it, and no token"
                    + " is refreshed before"),
    RETRY_UNIT(
            "retry-unit",
            Type.CHOICE,
            "seconds",
            Protocol.BOTH,
            "unit of retry-header: `seconds`, `milliseconds`, `epoch` (seconds since 1970) or `epoch-milliseconds`; a date is"
                    + " read as one"),
    RETRY_STATUS(
            "retry-status",
            Type.TEXT,
            "429,503",
            Protocol.BOTH,
            "statuses, separated by commas, with which retry-header counts, because some providers send it with every answer;"
                    + " `Retry-After` counts with all errors"),
    RETRY_REMAINING(
            "retry-remaining",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "header that has to be 0 for retry-header to count, such as `X-RateLimit-Remaining`: then a 403 for want of a right says"
                    + " nothing"),
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
                    + " not escaped"),
    TOKEN_PATH(
            "token-path",
            Type.TEXT,
            null,
            Protocol.OAUTH2,
            "JSON Pointer (RFC 6901) to the object in token responses that has the token, such as `/authed_user`; a response"
                    + " without it is read as a whole"),
    RESPONSE_NAMES(
            "response-names",
            Type.PARAMETERS,
            null,
            Protocol.OAUTH2,
            "the provider's names for members of token responses, as authorize-params: `response-names.access_token=accessToken`;"
                    + " or JSON Pointers into the whole response; several with spaces between them, the first that is there counts"),
    EXPIRES_UNIT(
            "expires-unit",
            Type.CHOICE,
            "seconds",
            Protocol.OAUTH2,
            "unit of `expires_in`: `seconds`, `milliseconds`, `epoch` (seconds since 1970) or `epoch-milliseconds`"),
    ERROR_PATH(
            "error-path",
            Type.TEXT,
            ProviderDefaults.text("error-path"),
            Protocol.OAUTH2,
            "JSON Pointers, with spaces between them, to the code of what is wrong in responses of the token endpoint; the first"
                    + " that leads to a text or a number counts, and 0 is no error"),
    ERROR_DESCRIPTION_PATH(
            "error-description-path",
            Type.TEXT,
            ProviderDefaults.text("error-description-path"),
            Protocol.OAUTH2,
            "the same for the description of it in words"),
    SUCCESS_PATH(
            "success-path",
            Type.TEXT,
            null,
            Protocol.OAUTH2,
            "JSON Pointer to what a token response says if it is none of an error, and its value: `/ok=true` or `/code=0`; another"
                    + " value there is a refusal, whatever the status"),
    ERROR_PARAMETER(
            "error-parameter",
            Type.TEXT,
            "error",
            Protocol.OAUTH2,
            "the provider's name for `error` in callbacks; the RFC's counts too"),
    CODE_PARAMETER(
            "code-parameter",
            Type.TEXT,
            "code",
            Protocol.OAUTH2,
            "the provider's name for `code` in callbacks; the RFC's counts too"),
    CALLBACK_CLAIMS(
            "callback-claims",
            Type.PARAMETERS,
            null,
            Protocol.OAUTH2,
            "names of the user that the callback says, as authorize-params: `callback-claims.given_name=user:/name/firstName` is"
                    + " a JSON Pointer into its parameter `user`; `given_name`, `family_name` and `name` alone, and all that the"
                    + " ID token or userinfo says goes before them"),
    NONCE_ERRORS(
            "nonce-errors",
            Type.TEXT,
            ProviderDefaults.text("nonce-errors"),
            Protocol.OAUTH1,
            "codes with which the provider refuses a nonce, separated by commas; the request is sent once more with another"),
    TIMESTAMP_ERRORS(
            "timestamp-errors",
            Type.TEXT,
            ProviderDefaults.text("timestamp-errors"),
            Protocol.OAUTH1,
            "codes with which the provider refuses a timestamp, separated by commas; the request is sent once more by the"
                    + " provider's clock"),
    USER_PATH(
            "user-path",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "JSON Pointer to the object in the answer of user-url that the pointers of user-claims start from, such as `/data/user`"),
    TOLERATE(
            "tolerate",
            Type.TEXT,
            null,
            Protocol.BOTH,
            "tolerances that hold with `profile=strict` too, by the names that the log and the guide have for them, separated by"
                    + " commas");

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
