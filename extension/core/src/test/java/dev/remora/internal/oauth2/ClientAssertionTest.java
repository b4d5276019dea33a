package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.remora.SettingsException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.wire.Secret;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C-04")
class ClientAssertionTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000, 999_999_999));

    @Test
    void saysWhoTheClientIsForAMinute() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        JoseKey signer = JoseKey.read(Secret.of(key.toJSONString()), null);

        JWSObject assertion =
                JWSObject.parse(ClientAssertion.ofClient("app", "client", signer, null, true, CLOCK, new SecureRandom())
                        .to("https://op.example", Set.of()));

        assertThat(assertion.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(assertion.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "ES256", "kid", "k1", "typ", "client-authentication+jwt"));
        assertThat(assertion.getPayload().toJSONObject())
                .containsEntry("iss", "client")
                .containsEntry("sub", "client")
                .containsEntry("aud", "https://op.example")
                .containsEntry("iat", 1_800_000_000L)
                .containsEntry("exp", 1_800_000_060L)
                .hasEntrySatisfying("jti", jti -> assertThat((String) jti).hasSize(43))
                .hasSize(6);
    }

    @Test
    void namesNoMediaTypeToOlderServers() throws Exception {
        JWSObject assertion = JWSObject.parse(bySecret(false).to("https://op.example/token", Set.of()));

        assertThat(assertion.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(assertion.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "HS256"));
        assertThat(assertion.getPayload().toJSONObject()).containsEntry("aud", "https://op.example/token");
    }

    @Test
    void isNeverTheSame() throws Exception {
        ClientAssertion assertions = bySecret(true);
        Set<Object> ids = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            ids.add(JWSObject.parse(assertions.to("https://op.example", Set.of()))
                    .getPayload()
                    .toJSONObject()
                    .get("jti"));
        }

        assertThat(ids).hasSize(10_000);
    }

    /** Apple: "Creating a client secret". */
    @Test
    void isTheClientSecretOfApple() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        JoseKey signer = JoseKey.read(Secret.of(key.toJSONString()), null).withKid("ABC123DEFG");

        JWSObject secret =
                JWSObject.parse(ClientAssertion.ofTeam("apple", "TEAM123456", "com.example.web", signer, CLOCK)
                        .to("https://appleid.apple.com", Set.of()));

        assertThat(secret.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(secret.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "ES256", "kid", "ABC123DEFG"));
        assertThat(secret.getPayload().toJSONObject())
                .isEqualTo(Map.of(
                        "iss", "TEAM123456",
                        "sub", "com.example.web",
                        "aud", "https://appleid.apple.com",
                        "iat", 1_800_000_000L,
                        "exp", 1_800_000_300L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EdDSA | Ed25519 | Ed25519",
                "EdDSA | ES256 Ed25519 EdDSA | EdDSA",
                "EdDSA | '' | EdDSA",
                "RS256 | '' | RS256",
                "RS256 | PS256 ES256 | PS256",
                "RS256 | RS512 PS512 | RS512",
                "RS256 | ES256 | RS256"
            })
    void isSignedByAnAlgorithmThatTheServerLists(String key, String listed, String algorithm) throws Exception {
        ClientAssertion assertion =
                ClientAssertion.ofClient("app", "client", privateKey(key), null, true, CLOCK, new SecureRandom());

        assertThat(JWSObject.parse(assertion.to("https://op.example", Set.of(listed.split(" "))))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo(algorithm);
    }

    @Test
    void isSignedByTheAlgorithmOfTheSettingsFirst() throws Exception {
        ClientAssertion assertion = ClientAssertion.ofClient(
                "app", "client", privateKey("RS256"), "PS384", true, CLOCK, new SecureRandom());

        assertThat(JWSObject.parse(assertion.to("https://op.example", Set.of("RS256")))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("PS384");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 'it is too short, or of a kind that does not sign'",
                "HS256, its kind or its length does not fit the algorithm HS256"
            })
    void needsAKeyThatFits(@Nullable String algorithm, String why) {
        JoseKey key = JoseKey.secret(Secret.of("of sixteen octet"));
        ClientAssertion assertion =
                ClientAssertion.ofClient("app", "client", key, algorithm, true, CLOCK, new SecureRandom());

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> assertion.to("https://op.example", Set.of()))
                .withMessage("REMORA-00901: remote app 'app': the client's key signs no client assertion: " + why);
    }

    @Test
    void showsNoKey() {
        assertThat(bySecret(true)).hasToString("ClientAssertion[issuer=client, clientId=client]");
    }

    private static JoseKey privateKey(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("EdDSA") ? "Ed25519" : "RSA");
        return JoseKey.read(
                Secret.of("-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----"),
                null);
    }

    private static ClientAssertion bySecret(boolean typed) {
        return ClientAssertion.ofClient(
                "app", "client", JoseKey.secret(Secret.of(SECRET)), null, typed, CLOCK, new SecureRandom());
    }
}
