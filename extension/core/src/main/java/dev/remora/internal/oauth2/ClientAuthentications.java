package dev.remora.internal.oauth2;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.message.JoseMessages;
import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.wire.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Makes the authentication of a client of its settings. */
public final class ClientAuthentications {

    private static final String ALGORITHM_OF_TEAMS = "ES256";

    private final String remoteApp;
    private final InstantSource clock;
    private final SecureRandom random;

    public ClientAuthentications(String remoteApp, InstantSource clock, SecureRandom random) {
        this.remoteApp = remoteApp;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Makes it.
     *
     * @param metadata of the server, asked for when an assertion is signed
     * @throws dev.remora.SettingsException if the client's key cannot be used
     */
    public ClientAuthentication of(OAuth2Settings settings, Supplier<ProviderMetadata> metadata) {
        AssertionAudience audience = audience(settings.assertion().audience());
        return switch (settings.authenticationMethod()) {
            case PRIVATE_KEY_JWT ->
                new AssertedClient(settings.clientId(), assertion(settings, key(settings)), audience, metadata);
            case CLIENT_SECRET_JWT ->
                new AssertedClient(
                        settings.clientId(), assertion(settings, JoseKey.secret(secret(settings))), audience, metadata);
            case CLIENT_SECRET_BY_METADATA -> new SecretByMetadata(settings.clientId(), secret(settings), metadata);
            case CLIENT_SECRET_SIGNED ->
                new SignedSecretClient(settings.clientId(), ofTeam(settings), audience, metadata);
            default ->
                ClientAuthentication.of(settings.clientId(), settings.clientSecret(), settings.authenticationMethod());
        };
    }

    private ClientAssertion assertion(OAuth2Settings settings, JoseKey key) {
        AssertionSettings assertion = settings.assertion();
        String algorithm = assertion.algorithm();
        if (key.algorithms().isEmpty() || algorithm != null && !key.algorithms().contains(algorithm)) {
            throw JoseMessages.keyUnusable(
                    remoteApp,
                    algorithm == null
                            ? "it is too short, or of a kind that does not sign"
                            : "its kind or its length does not fit assertion-algorithm " + algorithm);
        }
        return ClientAssertion.ofClient(
                remoteApp, settings.clientId(), key, algorithm, assertion.typed(), clock, random);
    }

    private ClientAssertion ofTeam(OAuth2Settings settings) {
        JoseKey key = key(settings);
        if (!key.algorithms().contains(ALGORITHM_OF_TEAMS)) {
            throw JoseMessages.keyUnusable(remoteApp, "team-id needs a key on the curve P-256");
        }
        return ClientAssertion.ofTeam(
                remoteApp, String.valueOf(settings.assertion().teamId()), settings.clientId(), key, clock);
    }

    private JoseKey key(OAuth2Settings settings) {
        AssertionSettings assertion = settings.assertion();
        Secret key = assertion.key();
        try {
            return JoseKey.read(key == null ? Secret.of("") : key, assertion.passphrase())
                    .withKid(assertion.keyId());
        } catch (JoseException e) {
            throw JoseMessages.keyUnusable(remoteApp, e.getMessage());
        }
    }

    private static Secret secret(OAuth2Settings settings) {
        Secret secret = settings.clientSecret();
        return secret == null ? Secret.of("") : secret;
    }

    private static AssertionAudience audience(String setting) {
        return switch (setting) {
            case "issuer" -> AssertionAudience.ISSUER;
            case "endpoint" -> AssertionAudience.ENDPOINT;
            default -> AssertionAudience.of(setting);
        };
    }
}
