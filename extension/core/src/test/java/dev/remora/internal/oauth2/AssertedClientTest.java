package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSObject;
import dev.remora.SettingsException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that authenticate by a signed assertion. */
@Tag("C-04")
class AssertedClientTest {

    private static final URI ENDPOINT = URI.create("https://as.example/token");
    private static final String ISSUER = "https://as.example/";

    @Test
    @Tag("C-03")
    void sendsOneAssertionAndNoSecret() throws Exception {
        ProtocolRequest request = authenticated(asserted(AssertionAudience.ISSUER, ISSUER));

        assertThat(request.headers()).containsOnlyKeys("Accept");
        assertThat(request.parameters())
                .containsOnlyKeys(
                        "grant_type", "refresh_token", "client_id", "client_assertion_type", "client_assertion")
                .containsEntry("client_id", List.of("client"))
                .containsEntry(
                        "client_assertion_type", List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        assertThat(claims(request, "client_assertion"))
                .containsEntry("iss", "client")
                .containsEntry("sub", "client");
    }

    @Test
    void isForTheIssuer() throws Exception {
        assertThat(audience(AssertionAudience.ISSUER, ISSUER)).isEqualTo(ISSUER);
    }

    @Test
    void isForTheEndpointWhereNoIssuerIsKnown() throws Exception {
        assertThat(audience(AssertionAudience.ISSUER, null)).isEqualTo("https://as.example/token");
    }

    @Test
    void isForWhatTheSettingsSay() throws Exception {
        assertThat(audience(AssertionAudience.ENDPOINT, ISSUER)).isEqualTo("https://as.example/token");
        assertThat(audience(AssertionAudience.of("urn:as"), ISSUER)).isEqualTo("urn:as");
    }

    @Test
    void isAnotherOneAtEachTry() throws Exception {
        TokenRequests requests = requests(asserted(AssertionAudience.ISSUER, ISSUER));
        ProtocolRequest unsigned = requests.of(ENDPOINT, new RefreshToken("r1"));

        Object first = claims(requests.client().authenticate(unsigned), "client_assertion")
                .get("jti");
        Object second = claims(requests.client().authenticate(unsigned), "client_assertion")
                .get("jti");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void signsTheSecretThatAppleWants() throws Exception {
        ClientAssertion assertion =
                ClientAssertion.ofTeam("apple", "TEAM123456", "com.example.web", key("EC"), InstantSource.system());

        ProtocolRequest request = authenticated(new SignedSecretClient(
                "com.example.web", assertion, AssertionAudience.ISSUER, () -> metadata("https://appleid.apple.com")));

        assertThat(request.parameters())
                .containsOnlyKeys("grant_type", "refresh_token", "client_id", "client_secret")
                .containsEntry("client_id", List.of("com.example.web"));
        assertThat(claims(request, "client_secret"))
                .containsEntry("iss", "TEAM123456")
                .containsEntry("sub", "com.example.web")
                .containsEntry("aud", "https://appleid.apple.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_assertion", "client_assertion_type"})
    void settingsGiveNoAssertionOfTheirOwn(String parameter) throws Exception {
        ClientAuthentication client = asserted(AssertionAudience.ISSUER, ISSUER);
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> new TokenRequests("app", client, "POST", Map.of(parameter, "other"), Map.of()));

        assertThat(refused).hasMessageContaining("token-params").hasMessageContaining(parameter);
    }

    private static String audience(AssertionAudience audience, @Nullable String issuer) throws Exception {
        return String.valueOf(claims(authenticated(asserted(audience, issuer)), "client_assertion")
                .get("aud"));
    }

    private static ClientAuthentication asserted(AssertionAudience audience, @Nullable String issuer) throws Exception {
        ClientAssertion assertion = ClientAssertion.ofClient(
                "app", "client", key("Ed25519"), null, true, InstantSource.system(), new SecureRandom());
        return new AssertedClient("client", assertion, audience, () -> metadata(issuer));
    }

    private static ProviderMetadata metadata(@Nullable String issuer) {
        return ProviderMetadata.of(null, ENDPOINT).withIssuer(issuer);
    }

    private static ProtocolRequest authenticated(ClientAuthentication client) {
        return client.authenticate(requests(client).of(ENDPOINT, new RefreshToken("r1")));
    }

    private static TokenRequests requests(ClientAuthentication client) {
        return new TokenRequests("app", client, "POST", Map.of(), Map.of());
    }

    private static Map<String, Object> claims(ProtocolRequest request, String parameter) throws ParseException {
        List<String> values = request.parameters().getOrDefault(parameter, List.of());
        assertThat(values).hasSize(1);
        return JWSObject.parse(values.get(0)).getPayload().toJSONObject();
    }

    private static JoseKey key(String kind) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (kind.equals("EC")) {
            generator.initialize(256);
        }
        byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
        return JoseKey.read(
                Secret.of("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(der) + "\n-----END PRIVATE KEY-----"),
                null);
    }
}
