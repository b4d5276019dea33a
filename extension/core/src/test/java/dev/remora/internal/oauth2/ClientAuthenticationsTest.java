package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.remora.SettingsException;
import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From settings to how the client authenticates. */
class ClientAuthenticationsTest {

    private static final URI ENDPOINT = URI.create("https://as.example/token");
    private static final ProviderMetadata METADATA =
            ProviderMetadata.of(null, ENDPOINT).withIssuer("https://as.example");
    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");

    @Test
    void signsWithThePrivateKey() throws Exception {
        JWSObject assertion = assertion(
                ClientAuthenticationMethod.PRIVATE_KEY_JWT, settings(key("RSA", 2048), "k1", "PS256", "issuer", true));

        assertThat(assertion.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "PS256", "kid", "k1", "typ", "client-authentication+jwt"));
        assertThat(assertion.getPayload().toJSONObject()).containsEntry("aud", "https://as.example");
    }

    @Test
    void signsForServersThatAreOlder() throws Exception {
        JWSObject assertion = assertion(
                ClientAuthenticationMethod.PRIVATE_KEY_JWT, settings(key("EC", 256), null, null, "endpoint", false));

        assertThat(assertion.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "ES256"));
        assertThat(assertion.getPayload().toJSONObject()).containsEntry("aud", "https://as.example/token");
    }

    @Test
    void signsForAnyAudience() throws Exception {
        assertThat(assertion(
                                ClientAuthenticationMethod.PRIVATE_KEY_JWT,
                                settings(key("EC", 256), null, null, "https://other.example", false))
                        .getPayload()
                        .toJSONObject())
                .containsEntry("aud", "https://other.example");
    }

    @Test
    void signsWithTheSecret() throws Exception {
        JWSObject assertion = assertion(ClientAuthenticationMethod.CLIENT_SECRET_JWT, AssertionSettings.NONE);

        assertThat(assertion.verify(new MACVerifier(SECRET.reveal()))).isTrue();
    }

    @Test
    void signsTheSecretOfATeam() throws Exception {
        AssertionSettings settings =
                new AssertionSettings(key("EC", 256), null, "ABC123DEFG", null, "issuer", true, "TEAM123456");

        ProtocolRequest request = authenticated(ClientAuthenticationMethod.CLIENT_SECRET_SIGNED, SECRET, settings);

        assertThat(request.parameters()).containsOnlyKeys("client_secret");
        assertThat(JWSObject.parse(only(request, "client_secret")).getPayload().toJSONObject())
                .containsEntry("iss", "TEAM123456")
                .containsEntry("sub", "client");
    }

    @ParameterizedTest
    @EnumSource(
            value = ClientAuthenticationMethod.class,
            names = {"CLIENT_SECRET_POST", "CLIENT_SECRET_BASIC", "NONE"})
    void signsNothingOtherwise(ClientAuthenticationMethod method) {
        assertThat(authenticated(method, SECRET, AssertionSettings.NONE).parameters())
                .doesNotContainKey("client_assertion");
    }

    @Test
    void refusesAKeyThatDoesNotFit() throws Exception {
        Secret rsa = key("RSA", 2048);

        assertRefused(
                settings(rsa, null, "ES256", "issuer", true),
                "its kind or its length does not fit assertion-algorithm ES256");
        assertRefused(
                settings(key("RSA", 1024), null, null, "issuer", true),
                "it is too short, or of a kind that does not sign");
        assertRefused(settings(Secret.of("hush"), null, null, "issuer", true), "it is no PEM text");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> authenticated(
                        ClientAuthenticationMethod.CLIENT_SECRET_SIGNED,
                        null,
                        new AssertionSettings(rsa, null, "k", null, "issuer", true, "TEAM123456")))
                .withMessage("REMORA-00902: remote app 'app': the client's key cannot be used: team-id needs a key on"
                        + " the curve P-256");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> authenticated(
                        ClientAuthenticationMethod.CLIENT_SECRET_JWT, Secret.of("short"), AssertionSettings.NONE))
                .withMessage("REMORA-00902: remote app 'app': the client's key cannot be used: it is too short, or of a"
                        + " kind that does not sign");
    }

    private static void assertRefused(AssertionSettings settings, String why) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> authenticated(ClientAuthenticationMethod.PRIVATE_KEY_JWT, null, settings))
                .withMessage("REMORA-00902: remote app 'app': the client's key cannot be used: " + why)
                .satisfies(e -> assertThat(e.keys()).containsExactly("client-key"));
    }

    private static JWSObject assertion(ClientAuthenticationMethod method, AssertionSettings settings) throws Exception {
        return JWSObject.parse(only(authenticated(method, SECRET, settings), "client_assertion"));
    }

    private static String only(ProtocolRequest request, String parameter) {
        return request.parameters().getOrDefault(parameter, List.of()).get(0);
    }

    private static ProtocolRequest authenticated(
            ClientAuthenticationMethod method, @Nullable Secret secret, AssertionSettings assertion) {
        OAuth2Settings settings = new OAuth2Settings(
                "client",
                secret,
                method,
                assertion,
                null,
                Map.of(),
                true,
                METADATA,
                null,
                new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of()),
                Duration.ZERO);
        return new ClientAuthentications("app", InstantSource.system(), new SecureRandom())
                .of(settings, () -> METADATA)
                .authenticate(ProtocolRequest.of(ProtocolCall.ACCESS_TOKEN, "POST", ENDPOINT));
    }

    private static AssertionSettings settings(
            Secret key, @Nullable String kid, @Nullable String algorithm, String audience, boolean typed) {
        return new AssertionSettings(key, null, kid, algorithm, audience, typed, null);
    }

    private static Secret key(String kind, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        return Secret.of("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----");
    }
}
