package dev.remora.internal.oauth2;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.jose.TokenSigner;
import dev.remora.internal.message.JoseMessages;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the signed tokens by which a client says who it is, a new one for each attempt. */
public final class ClientAssertion {

    /** The parameter {@code client_assertion_type} (RFC 7523 section 2.2). */
    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String MEDIA_TYPE = "client-authentication+jwt"; // RFC 10070
    // one that leaks is of no use soon; it is made just before it is sent
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    // Apple takes up to six months; its clock and ours may differ by minutes
    private static final Duration LIFETIME_AT_APPLE = Duration.ofMinutes(5);

    private final String remoteApp;
    private final JoseKey key;
    private final @Nullable String algorithm;
    private final String issuer;
    private final String clientId;
    private final Duration lifetime;
    private final InstantSource clock;
    private final @Nullable SecureRandom random;
    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
    private final JsonObject header;

    private ClientAssertion(
            String remoteApp,
            JoseKey key,
            @Nullable String algorithm,
            String issuer,
            String clientId,
            @Nullable String mediaType,
            Duration lifetime,
            InstantSource clock,
            @Nullable SecureRandom random) {
        this.remoteApp = remoteApp;
        this.key = key;
        this.algorithm = algorithm;
        this.issuer = issuer;
        this.clientId = clientId;
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
        JsonObjectBuilder type = json.createObjectBuilder();
        this.header = (mediaType == null ? type : type.add("typ", mediaType)).build();
    }

    /**
     * The assertion of {@code private_key_jwt} and {@code client_secret_jwt} (RFC 7523 section 3 as RFC 10070 has it).
     *
     * @param algorithm {@code null}: the first that fits the key and that the server lists
     * @param typed whether the header names the media type; servers older than RFC 10070 may refuse it
     */
    public static ClientAssertion ofClient(
            String remoteApp,
            String clientId,
            JoseKey key,
            @Nullable String algorithm,
            boolean typed,
            InstantSource clock,
            SecureRandom random) {
        return new ClientAssertion(
                remoteApp, key, algorithm, clientId, clientId, typed ? MEDIA_TYPE : null, LIFETIME, clock, random);
    }

    /** The client secret of Sign in with Apple, which the developer's team signs with ES256. */
    public static ClientAssertion ofTeam(
            String remoteApp, String teamId, String clientId, JoseKey key, InstantSource clock) {
        return new ClientAssertion(remoteApp, key, "ES256", teamId, clientId, null, LIFETIME_AT_APPLE, clock, null);
    }

    /**
     * Makes one.
     *
     * @param audience the issuer of the authorization server, or the endpoint that is called
     * @param listed the algorithms that the server lists; empty if it lists none
     * @throws dev.remora.SettingsException if the key does not sign
     */
    String to(String audience, Set<String> listed) {
        long now = clock.instant().getEpochSecond();
        JsonObjectBuilder claims = json.createObjectBuilder()
                .add("iss", issuer)
                .add("sub", clientId)
                .add("aud", audience) // RFC 10070: one string, never an array
                .add("iat", now)
                .add("exp", now + lifetime.toSeconds());
        if (random != null) {
            claims.add("jti", RandomText.of(random));
        }
        try {
            return new TokenSigner(key, algorithm == null ? key.algorithm(listed) : algorithm)
                    .sign(header, claims.build());
        } catch (JoseException e) {
            throw JoseMessages.notSigned(remoteApp, e.getMessage());
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "ClientAssertion[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
