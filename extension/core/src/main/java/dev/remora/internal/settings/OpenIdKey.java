package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of discovery, OpenID Connect, client assertions and of who the user is. */
public enum OpenIdKey implements SettingKey {
    METADATA_URL(
            "metadata-url",
            Type.URL,
            "address of the provider's metadata, in place of the well-known ones below `issuer`"),
    ISSUER_TEMPLATE(
            "issuer-template",
            Type.TEXT,
            "issuer of a provider with many tenants, with `{tenantid}` in place of the tenant: the `tid` of an ID token, a"
                    + " UUID, has to make its `iss` of it"),
    ALLOWED_TENANTS(
            "allowed-tenants",
            Type.TEXT,
            "tenants whose users may sign in, separated by commas; without it users of every tenant can"),
    JWKS_URL("jwks-url", Type.URL, "the provider's keys (RFC 7517 section 5); `none` unsets it"),
    USERINFO_URL("userinfo-url", Type.URL, "userinfo endpoint (OpenID Connect Core 1.0 section 5.3); `none` unsets it"),
    REVOCATION_URL("revocation-url", Type.URL, "revocation endpoint (RFC 7009); `none` unsets it"),
    END_SESSION_URL(
            "end-session-url",
            Type.URL,
            "where the user signs out at the provider (OpenID Connect RP-Initiated Logout 1.0); `none` unsets it"),
    NONCE("nonce", Type.CHOICE, "required", "`required`, or `none` for a provider whose ID tokens lose the nonce"),
    CLOCK_SKEW(
            "clock-skew",
            Type.DURATION,
            "PT30S",
            "how far the provider's clock may be off; ISO-8601 duration or seconds"),
    ID_TOKEN_ALGORITHMS(
            "id-token-algorithms",
            Type.TEXT,
            "RS256",
            "signature algorithms of ID tokens, separated by commas, of `RS256` to `RS512`, `PS256` to `PS512`, `ES256` to"
                    + " `ES512`, `Ed25519` (also named `EdDSA`) and `HS256` to `HS512`"),
    ID_TOKEN_KEY(
            "id-token-key",
            Type.SECRET,
            "private key that ID tokens are encrypted for, as PEM text or a JSON Web Key; with it, they have to be encrypted"),
    ID_TOKEN_KEY_FILE(
            "id-token-key-file", Type.TEXT, "path of a file with that key, in one of the forms of id-token-key"),
    ID_TOKEN_KEY_ALIAS("id-token-key-alias", Type.TEXT, "entry of key-store with that key"),
    TRUSTED_AUDIENCES(
            "trusted-audiences",
            Type.TEXT,
            "audiences beside client-id that an ID token may have, separated by commas"),
    USERINFO(
            "userinfo",
            Type.CHOICE,
            "auto",
            "when the userinfo endpoint is asked at sign-in: `auto` if claims of a requested scope are missing in the ID"
                    + " token, `always` or `never`"),
    REVOKE("revoke", Type.BOOLEAN, "false", "whether signing out revokes the tokens at the provider too (RFC 7009)");

    private final KeyDefinition definition;

    OpenIdKey(String key, Type type, String description) {
        this(key, type, null, description);
    }

    OpenIdKey(String key, Type type, @Nullable String defaultValue, String description) {
        this.definition = new KeyDefinition(key, type, defaultValue, Protocol.OAUTH2, description);
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
