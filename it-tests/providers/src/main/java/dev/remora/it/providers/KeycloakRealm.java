package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

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

    private static final String CALLBACKS = "http://127.0.0.1:*";

    private KeycloakRealm() {}

    /** The secret of a client, with characters that have to be encoded. */
    public static String secret(String client) {
        return "canary-" + client + " &%+secret";
    }

    /** The realm as JSON to import, for applications on any port of this machine. */
    static String json() {
        JsonArrayBuilder clients = Json.createArrayBuilder()
                .add(client(CLIENT, attributes()))
                .add(client(PKCE_CLIENT, attributes().add("pkce.code.challenge.method", "S256")))
                .add(client(SHORT_LIVED_CLIENT, attributes().add("access.token.lifespan", "30")))
                .add(client(CONSENT_CLIENT, attributes()).add("consentRequired", true));
        return Json.createObjectBuilder()
                .add("realm", NAME)
                .add("enabled", true)
                .add("sslRequired", "none")
                .add("accessTokenLifespan", 300)
                // refresh tokens are good for one use, so that sending one twice is seen
                .add("revokeRefreshToken", true)
                .add("refreshTokenMaxReuse", 0)
                .add("users", Json.createArrayBuilder().add(user()))
                .add("clients", clients)
                .build()
                .toString();
    }

    private static JsonObjectBuilder user() {
        return Json.createObjectBuilder()
                .add("username", USER)
                .add("enabled", true)
                .add("email", "alice@example.test")
                .add("emailVerified", true)
                .add("firstName", "Alice")
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
