package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.jose.TokenSigner;
import dev.remora.internal.wire.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C-04")
class ClientAssertionTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000, 999_999_999));

    @Test
    void saysWhoTheClientIsForAMinute() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        TokenSigner signer = new TokenSigner(JoseKey.read(Secret.of(key.toJSONString()), null), "ES256");

        JWSObject assertion =
                JWSObject.parse(ClientAssertion.ofClient("app", "client", signer, true, CLOCK, new SecureRandom())
                        .to("https://op.example"));

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
        JWSObject assertion = JWSObject.parse(bySecret(false).to("https://op.example/token"));

        assertThat(assertion.verify(new MACVerifier(SECRET))).isTrue();
        assertThat(assertion.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "HS256"));
        assertThat(assertion.getPayload().toJSONObject()).containsEntry("aud", "https://op.example/token");
    }

    @Test
    void isNeverTheSame() throws Exception {
        ClientAssertion assertions = bySecret(true);
        Set<Object> ids = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            ids.add(JWSObject.parse(assertions.to("https://op.example"))
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
        TokenSigner signer = new TokenSigner(
                JoseKey.read(Secret.of(key.toJSONString()), null).withKid("ABC123DEFG"), "ES256");

        JWSObject secret =
                JWSObject.parse(ClientAssertion.ofTeam("apple", "TEAM123456", "com.example.web", signer, CLOCK)
                        .to("https://appleid.apple.com"));

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

    @Test
    void showsNoKey() throws Exception {
        assertThat(bySecret(true)).hasToString("ClientAssertion[issuer=client, clientId=client]");
    }

    private static ClientAssertion bySecret(boolean typed) throws Exception {
        return ClientAssertion.ofClient(
                "app",
                "client",
                new TokenSigner(JoseKey.secret(Secret.of(SECRET)), "HS256"),
                typed,
                CLOCK,
                new SecureRandom());
    }
}
