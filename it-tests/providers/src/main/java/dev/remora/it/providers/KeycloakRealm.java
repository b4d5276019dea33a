package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A realm with one user, Alice, and one confidential client for each thing to try. */
public final class KeycloakRealm {

    /** Name of the realm. */
    public static final String NAME = "it";

    /** Name of its user. */
    public static final String USER = "alice";

    /** Password of its user. */
    public static final String PASSWORD = "canary-alice-pw";

    /** A client for the code flow, as it comes. */
    public static final String CLIENT = "shop";

    /** A client that must use PKCE with S256. */
    public static final String PKCE_CLIENT = "shop-pkce";

    /** A client whose access tokens last thirty seconds. */
    public static final String SHORT_LIVED_CLIENT = "shop-short";

    /** A client that the user is asked about, on Keycloak's own page. */
    public static final String CONSENT_CLIENT = "shop-consent";

    /** A client that signs out at Keycloak, and is told when somebody else does that. */
    public static final String OPENID_CLIENT = "shop-openid";

    /** A client that proves by a key that it is itself. */
    public static final String KEY_CLIENT = "shop-key";

    /** A client that proves by its certificate that it is itself. */
    public static final String CERTIFICATE_CLIENT = "shop-certificate";

    /** A client whose ID tokens are encrypted for its RSA key. */
    public static final String RSA_ENCRYPTED_CLIENT = "shop-encrypted-rsa";

    /** A client whose ID tokens are encrypted for its key of the curve P-256. */
    public static final String EC_ENCRYPTED_CLIENT = "shop-encrypted-ec";

    /** How the keys of clients that have one are made. */
    static final Map<String, Supplier<JwtKey>> KEYS = Map.of(
            KEY_CLIENT, () -> JwtKey.ec("shop-key-1"),
            RSA_ENCRYPTED_CLIENT, () -> JwtKey.rsa("shop-rsa-1").forEncryption("RSA-OAEP-256"),
            EC_ENCRYPTED_CLIENT, () -> JwtKey.ec("shop-ec-1").forEncryption("ECDH-ES"));

    /** A user and client that may change clients. */
    static final String KEEPER = "keeper";

    private static final String CALLBACKS = "http://127.0.0.1:*";

    private KeycloakRealm() {}

    /** The secret of a client, with characters that have to be encoded. */
    public static String secret(String client) {
        return "canary-" + client + " &%+secret";
    }

    /**
     * The realm as JSON to import, for applications on any port of this machine.
     *
     * @param keys the public keys of clients, by their names
     */
    static String json(Map<String, JsonObject> keys) {
        JsonArrayBuilder clients = Json.createArrayBuilder()
                .add(client(CLIENT, attributes()))
                .add(client(PKCE_CLIENT, attributes().add("pkce.code.challenge.method", "S256")))
                .add(client(SHORT_LIVED_CLIENT, attributes().add("access.token.lifespan", "30")))
                .add(client(CONSENT_CLIENT, attributes()).add("consentRequired", true))
                .add(client(
                        OPENID_CLIENT,
                        attributes()
                                .add("post.logout.redirect.uris", CALLBACKS)
                                .add("backchannel.logout.session.required", "true")))
                .add(keyClient(key(keys, KEY_CLIENT)))
                .add(encryptedClient(RSA_ENCRYPTED_CLIENT, key(keys, RSA_ENCRYPTED_CLIENT), "A256GCM"))
                .add(encryptedClient(EC_ENCRYPTED_CLIENT, key(keys, EC_ENCRYPTED_CLIENT), "A128CBC-HS256"))
                .add(certificateClient())
                .add(client(KEEPER, attributes()).add("directAccessGrantsEnabled", true));
        return Json.createObjectBuilder()
                .add("realm", NAME)
                .add("enabled", true)
                .add("sslRequired", "none")
                .add("accessTokenLifespan", 300)
                // refresh tokens are good for one use, so that sending one twice is seen
                .add("revokeRefreshToken", true)
                .add("refreshTokenMaxReuse", 0)
                .add("users", Json.createArrayBuilder().add(user()).add(keeper()))
                .add("clients", clients)
                .build()
                .toString();
    }

    private static JsonObject key(Map<String, JsonObject> keys, String client) {
        return Objects.requireNonNull(keys.get(client), client);
    }

    private static JsonObjectBuilder keyClient(JsonObject key) {
        return client(KEY_CLIENT, knownBy(key).add("token.endpoint.auth.signing.alg", key.getString("alg")))
                .add("clientAuthenticatorType", "client-jwt");
    }

    private static JsonObjectBuilder encryptedClient(String id, JsonObject key, String content) {
        return client(
                id,
                knownBy(key)
                        .add("id.token.encrypted.response.alg", key.getString("alg"))
                        .add("id.token.encrypted.response.enc", content));
    }

    private static JsonObjectBuilder knownBy(JsonObject key) {
        JsonObject keys = Json.createObjectBuilder()
                .add("keys", Json.createArrayBuilder().add(key))
                .build();
        return attributes().add("use.jwks.string", "true").add("jwks.string", keys.toString());
    }

    private static JsonObjectBuilder certificateClient() {
        return client(
                        CERTIFICATE_CLIENT,
                        attributes()
                                .add("x509.subjectdn", TestAuthority.CLIENT_SUBJECT)
                                .add("x509.allow.regex.pattern.comparison", "false")
                                .add("tls.client.certificate.bound.access.tokens", "true"))
                .add("clientAuthenticatorType", "client-x509");
    }

    private static JsonObjectBuilder keeper() {
        JsonObjectBuilder roles = Json.createObjectBuilder()
                .add(
                        "realm-management",
                        Json.createArrayBuilder().add("view-clients").add("manage-clients"));
        return user(KEEPER, "Keeper").add("clientRoles", roles);
    }

    private static JsonObjectBuilder user() {
        return user(USER, "Alice");
    }

    private static JsonObjectBuilder user(String login, String name) {
        return Json.createObjectBuilder()
                .add("username", login)
                .add("enabled", true)
                .add("email", login + "@example.test")
                .add("emailVerified", true)
                .add("firstName", name)
                .add("lastName", "Test")
                .add(
                        "credentials",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "password")
                                        .add("value", PASSWORD)
                                        .add("temporary", false)));
    }

    private static JsonObjectBuilder attributes() {
        return Json.createObjectBuilder();
    }

    private static JsonObjectBuilder client(String id, JsonObjectBuilder attributes) {
        return Json.createObjectBuilder()
                .add("clientId", id)
                .add("enabled", true)
                .add("protocol", "openid-connect")
                .add("publicClient", false)
                .add("secret", secret(id))
                .add("standardFlowEnabled", true)
                .add("directAccessGrantsEnabled", false)
                .add("redirectUris", Json.createArrayBuilder().add(CALLBACKS))
                .add("attributes", attributes);
    }
}
