package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of clients that authenticate by what they sign. */
public enum AssertionKey implements SettingKey {
    CLIENT_KEY(
            "client-key",
            Type.SECRET,
            null,
            "private key of the client, as PEM text (PKCS#8, PKCS#1 or SEC1) or a JSON Web Key: without"
                    + " token-endpoint-auth-method it is `private_key_jwt` then; an RSA key has at least 2048 bits"),
    CLIENT_KEY_FILE("client-key-file", Type.TEXT, null, "file that holds the private key of the client"),
    CLIENT_KEY_ALIAS("client-key-alias", Type.TEXT, null, "entry of key-store that is the private key of the client"),
    CLIENT_KEY_PASSPHRASE("client-key-passphrase", Type.SECRET, null, "passphrase of encrypted PEM text"),
    KEY_ID("key-id", Type.TEXT, null, "name of the client's key (`kid`), if it is not that of the JSON Web Key"),
    ASSERTION_ALGORITHM(
            "assertion-algorithm",
            Type.CHOICE,
            null,
            "signature algorithm of assertions; without it the first that fits the key and that the provider lists, of"
                    + " `RS256`, `PS256` ..., `ES256`, `ES384`, `ES512`, `EdDSA`, `Ed25519`, `HS256` ..."),
    ASSERTION_AUDIENCE(
            "assertion-audience",
            Type.TEXT,
            "issuer",
            "whom assertions are for: `issuer`, which is the endpoint where no issuer is known, `endpoint`, or a URI"),
    ASSERTION_TYPE(
            "assertion-type",
            Type.CHOICE,
            "client-authentication+jwt",
            "`typ` of assertions (RFC 10070): `client-authentication+jwt`, or `none` for older servers"),
    TEAM_ID(
            "team-id",
            Type.TEXT,
            null,
            "team of Sign in with Apple: client-key, named by key-id, signs a client secret for each token request");

    private final KeyDefinition definition;

    AssertionKey(String key, Type type, @Nullable String defaultValue, String description) {
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
