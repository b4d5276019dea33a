package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of OAuth 1.0a, OAuth 2 and calls. */
public enum RemoteAppKey implements SettingKey {
    PROVIDER("provider", Type.TEXT, "preset; every other key overrides it"),
    APP_KEY(
            "app-key",
            Type.TEXT,
            "`TWITTER`: the settings are also read as `TWITTER.client-id`, `TWITTER.client_id` and `TWITTER_CLIENT_ID`,"
                    + " under all their names"),
    VARS(
            "vars",
            Type.PARAMETERS,
            "variables of a preset, such as `vars.domain=example.okta.com`, each checked by a pattern that the preset has; an"
                    + " environment variable can say one too, such as `REMORA_OKTA_VARS_DOMAIN`"),
    BASE_URL(
            "base-url",
            Type.URL,
            "directory that the paths of calls are relative to; `none` unsets what a preset or a definition says"),
    REQUEST_TOKEN_URL(
            "request-token-url",
            Type.URL,
            Protocol.OAUTH1,
            "temporary credential request (RFC 5849 section 2.1); a remote app that has one speaks OAuth 1.0a; may be"
                    + " relative to base-url; `none` unsets it"),
    TOKEN_URL(
            "token-url",
            Type.URL,
            "token request (RFC 5849 section 2.3) or token endpoint (RFC 6749 section 3.2); may be relative to"
                    + " base-url; `none` unsets it"),
    AUTHORIZE_URL(
            "authorize-url",
            Type.URL,
            "where the user is asked (RFC 5849 section 2.2, RFC 6749 section 3.1); may be relative to base-url; `none`"
                    + " unsets it"),
    ISSUER(
            "issuer",
            Type.URL,
            Protocol.OAUTH2,
            "the provider's issuer identifier: its metadata is looked up there, `iss` in callbacks (RFC 9207) and in ID tokens"
                    + " has to equal it, character for character, and without scope `openid profile email` is asked for; two"
                    + " remote apps that have the same callback path need it; `none` unsets it"),
    CLIENT_ID("client-id", Type.TEXT, "client identifier"),
    CLIENT_SECRET("client-secret", Type.SECRET, "client secret; optional for OAuth 2"),
    SCOPE(
            "scope",
            Type.TEXT,
            "sent as written, on the authorize URL (OAuth 2) or in the request token call (OAuth 1.0a); with issuer"
                    + " `openid profile email` unless set"),
    CALLBACK(
            "callback",
            Type.TEXT,
            "callback of `authorize()`: relative to the base URI of the JAX-RS application, not to a resource class, or"
                    + " absolute"),
    AUTHORIZE_PARAMS(
            "authorize-params",
            Type.PARAMETERS,
            "further parameters of the authorize URL: `k=v&k=v` escaped as in a query, or keys `authorize-params.k` (not"
                    + " from environment variables: they cannot be enumerated), or both"),
    REQUEST_TOKEN_PARAMS(
            "request-token-params",
            Type.PARAMETERS,
            "OAuth 1.0a: further parameters of the request token call, as authorize-params, but for `realm` and"
                    + " `signature_method`, which are taken out; OAuth 2: another name of authorize-params"),
    REQUEST_TOKEN_METHOD("request-token-method", Type.METHOD, "POST", Protocol.OAUTH1, "`POST` or `GET`"),
    TOKEN_PARAMS("token-params", Type.PARAMETERS, "further parameters of the token request, as authorize-params"),
    TOKEN_HEADERS(
            "token-headers",
            Type.PARAMETERS,
            "further headers of the token request, as authorize-params; `{client-id}` in a value is client-id, and"
                    + " `{client-secret}` client-secret"),
    TOKEN_METHOD(
            "token-method",
            Type.METHOD,
            "POST",
            "`POST`, or `GET`, which puts secrets into URLs and which `profile=strict` refuses for OAuth 2"),
    TOKEN_ENDPOINT_AUTH_METHOD(
            "token-endpoint-auth-method",
            Type.CHOICE,
            "client_secret_post",
            Protocol.OAUTH2,
            "`client_secret_post`, `client_secret_basic`, `client_secret_jwt`, `private_key_jwt`, `tls_client_auth`,"
                    + " `self_signed_tls_client_auth` or `none`; without it, `private_key_jwt` with a client-key, `none` with"
                    + " neither client-key nor client-secret, and where the token endpoint is looked up by issuer `client_secret_basic` if the provider lists that or nothing"),
    BASIC_ENCODING(
            "basic-encoding",
            Type.CHOICE,
            "form",
            Protocol.OAUTH2,
            "for client_secret_basic: `form` as RFC 6749 section 2.3.1 says, or `raw`"),
    SIGNATURE_METHOD(
            "signature-method",
            Type.TEXT,
            "HMAC-SHA1",
            Protocol.OAUTH1,
            "`HMAC-SHA1`, `HMAC-SHA256`, `HMAC-SHA512`, `RSA-SHA1`, `RSA-SHA256`, `RSA-SHA512`, `PLAINTEXT`, or one of"
                    + " the application's own"),
    RSA_KEY("rsa-key", Type.SECRET, Protocol.OAUTH1, "RSA private key as PEM text, PKCS#1 or PKCS#8"),
    RSA_KEY_FILE("rsa-key-file", Type.TEXT, Protocol.OAUTH1, "path of a file that holds `rsa-key`"),
    RSA_KEY_ALIAS("rsa-key-alias", Type.TEXT, Protocol.OAUTH1, "entry of `key-store` that holds the RSA private key"),
    RSA_KEY_PASSPHRASE("rsa-key-passphrase", Type.SECRET, Protocol.OAUTH1, "passphrase of an encrypted PKCS#8 rsa-key"),
    PARAMETER_PLACEMENT(
            "parameter-placement",
            Type.CHOICE,
            "header",
            Protocol.OAUTH1,
            "where `oauth_*` parameters go (RFC 5849 section 3.5): `header`, `query` or `form`"),
    BODY_HASH(
            "body-hash",
            Type.BOOLEAN,
            "false",
            Protocol.OAUTH1,
            "send `oauth_body_hash` with bodies that are no forms"),
    OAUTH_VERSION("oauth-version", Type.BOOLEAN, "true", Protocol.OAUTH1, "send `oauth_version`"),
    EMPTY_TOKEN(
            "empty-token",
            Type.BOOLEAN,
            "false",
            Protocol.OAUTH1,
            "send an empty `oauth_token` with calls whose token is empty (one-legged), in place of none"),
    SEND_CALLBACK(
            "send-callback",
            Type.BOOLEAN,
            "true",
            Protocol.OAUTH1,
            "`false` where the callback is fixed at the provider and `oauth_callback` must not be sent"),
    CALLBACK_CONFIRMATION(
            "callback-confirmation",
            Type.CHOICE,
            "required",
            Protocol.OAUTH1,
            "`none` for providers older than 1.0a, which send neither `oauth_callback_confirmed` nor `oauth_verifier`"),
    CONTENT_TYPE(
            "content-type",
            Type.MEDIA_TYPE,
            "media type that responses are read as; a token response that does not keep to it is read as what it says it"
                    + " is, unless `profile=strict`"),
    TOKEN_CONTENT_TYPE(
            "token-content-type",
            Type.MEDIA_TYPE,
            "media type that responses of the token endpoints are read as; goes before content-type there"),
    FINAL_ERRORS(
            "final-errors",
            Type.TEXT,
            "further words with which the provider refuses a refresh for good, as its error or as its description, in any"
                    + " case of letters, separated by commas; the token is then removed"),
    BEARER_TYPES(
            "bearer-types",
            Type.TEXT,
            Protocol.OAUTH2,
            "values of `token_type` that are treated as `Bearer`, in any case of letters, separated by commas, such as"
                    + " `User Access Token`; not in `profile=strict`"),
    AUTHORIZATION_SCHEME(
            "authorization-scheme",
            Type.TEXT,
            "Bearer",
            Protocol.OAUTH2,
            "scheme of the Authorization header of calls"),
    ALLOWED_ORIGINS(
            "allowed-origins",
            Type.ORIGINS,
            "further origins that may get the token, separated by commas; base-url's always may; `https://*.example.com` is any"
                    + " one label before that domain, not in `profile=strict`"),
    ALLOW_HTTP(
            "allow-http",
            Type.BOOLEAN,
            "false",
            "plain http; loopback is always allowed, but with `profile=strict`, which allows no other"),
    CONNECT_TIMEOUT("connect-timeout", Type.DURATION, "PT5S", "ISO-8601 duration or seconds"),
    PROTOCOL_DEADLINE(
            "protocol-deadline",
            Type.DURATION,
            "PT10S",
            "whole time of a call of the protocol itself; ISO-8601 duration or seconds"),
    READ_TIMEOUT("read-timeout", Type.DURATION, "PT30S", "longest silence in a call; ISO-8601 duration or seconds"),
    CALL_DEADLINE(
            "call-deadline",
            Type.DURATION,
            "whole time of a call of the API, however slowly its answer comes in; ISO-8601 duration or seconds; unless set,"
                    + " 5 minutes or twice read-timeout, whichever is longer, and none for `target()`"),
    PROTOCOL_SIZE_LIMIT(
            "protocol-size-limit", Type.BYTES, "262144", "largest answer to a call of the protocol itself, in bytes"),
    RESPONSE_SIZE_LIMIT("response-size-limit", Type.BYTES, "16777216", "largest answer to a call, in bytes"),
    RESPONSE_VALUE_LIMIT(
            "response-value-limit",
            Type.NUMBER,
            "1000000",
            "most values that are made of an answer to a call: JSON values, XML nodes or form parameters"),
    RENEWAL_MARGIN(
            "renewal-margin",
            Type.DURATION,
            "PT1M",
            "how long before it expires a token is renewed; ISO-8601 duration or seconds"),
    PKCE("pkce", Type.CHOICE, "S256", Protocol.OAUTH2, "`S256` (RFC 7636) or `none`"),
    PROFILE(
            "profile",
            Type.CHOICE,
            "tolerant",
            "`tolerant`, or `strict`: tolerates nothing of what providers get wrong, and wants"
                    + " `remora.external-base-uri`"),
    PROXY(
            "proxy",
            Type.TEXT,
            "`host:port` of an HTTP proxy, or `user:password@host:port`, which makes it a secret; nothing in it is decoded"),
    PROXY_USER("proxy-user", Type.TEXT, "user for a proxy that asks for one, by HTTP Basic"),
    PROXY_PASSWORD("proxy-password", Type.SECRET, "password of proxy-user"),
    TRUST_STORE("trust-store", Type.TEXT, "path of a PKCS#12 or JKS file of trusted certificates"),
    TRUST_STORE_PASSWORD("trust-store-password", Type.SECRET, "password of trust-store"),
    KEY_STORE("key-store", Type.TEXT, "path of a PKCS#12 or JKS file of the client's own keys"),
    KEY_STORE_PASSWORD("key-store-password", Type.SECRET, "password of key-store and its entries");

    private final KeyDefinition definition;

    RemoteAppKey(String key, Type type, String description) {
        this(key, type, null, Protocol.BOTH, description);
    }

    RemoteAppKey(String key, Type type, Protocol protocol, String description) {
        this(key, type, null, protocol, description);
    }

    RemoteAppKey(String key, Type type, String defaultValue, String description) {
        this(key, type, defaultValue, Protocol.BOTH, description);
    }

    RemoteAppKey(String key, Type type, @Nullable String defaultValue, Protocol protocol, String description) {
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
