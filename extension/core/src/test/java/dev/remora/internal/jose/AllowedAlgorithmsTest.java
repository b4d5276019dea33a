package dev.remora.internal.jose;

import static dev.remora.internal.jose.HostileTokens.assertRefused;
import static dev.remora.internal.jose.HostileTokens.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.RSAKey;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The algorithm is one that the client allows, whatever the token says. */
class AllowedAlgorithmsTest {

    private static final String UNKNOWN = "the alg of its header is no algorithm of signatures that is known here";

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE"})
    @Tag("F-06")
    void refusesNone(String alg) {
        assertRefused(HostileTokens.unsigned("{\"alg\":\"" + alg + "\"}"), Problem.UNSIGNED, "it is not signed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rs256",
                "Rs256",
                "RS256 ",
                " RS256",
                "RS256\\u0000",
                "RS1",
                "SHA256withRSA",
                "EDDSA",
                "eddsa",
                "ED25519",
                "ES256K",
                "RSA-OAEP-256",
                "dir",
                "HS1",
                "non\\u0065 "
            })
    @Tag("F-06")
    void refusesOtherNames(String alg) throws Exception {
        TokenVerifier all = new TokenVerifier(Set.copyOf(NimbusKeys.ALGORITHMS), NimbusKeys.SECRET);

        assertRefused(
                all, HostileTokens.signed("{\"alg\":\"" + alg + "\"}", NimbusKeys.CLAIMS), Problem.ALGORITHM, UNKNOWN);
    }

    static Stream<String> others() {
        return NimbusKeys.ALGORITHMS.stream();
    }

    @ParameterizedTest
    @MethodSource("others")
    @Tag("F-06")
    void refusesEveryAlgorithmThatIsNotListed(String algorithm) throws Exception {
        Set<String> allButThis = new LinkedHashSet<>(NimbusKeys.ALGORITHMS);
        allButThis.remove(algorithm);
        if (algorithm.startsWith("Ed")) {
            allButThis.removeIf(name -> name.startsWith("Ed")); // two names of one
        }

        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> new TokenVerifier(allButThis, NimbusKeys.SECRET)
                        .verify(
                                NimbusKeys.token(NimbusKeys.signed(algorithm)),
                                NimbusKeys.keys(NimbusKeys.key(algorithm))))
                .withMessage(notNamed(algorithm))
                .returns(Problem.ALGORITHM, JoseException::problem);
    }

    @Test
    void takesBothNamesOfTheEdwardsCurve() throws Exception {
        for (String allowed : new String[] {"EdDSA", "Ed25519"}) {
            for (String sent : new String[] {"EdDSA", "Ed25519"}) {
                assertThat(new TokenVerifier(Set.of(allowed), null)
                                .verify(
                                        NimbusKeys.token(NimbusKeys.signed(sent)),
                                        NimbusKeys.keys(NimbusKeys.ed25519()))
                                .alg())
                        .isEqualTo(sent);
            }
        }
    }

    static Stream<byte[]> publicKeyAsSecret() throws Exception {
        RSAKey key = NimbusKeys.rsa();
        byte[] der = key.toPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.trim().getBytes(StandardCharsets.US_ASCII),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                key.getModulus().decode(),
                key.getModulus().toString().getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("publicKeyAsSecret")
    @Tag("F-07")
    void refusesThePublicKeyAsSecret(byte[] secret) throws Exception {
        String signed = part("{\"alg\":\"HS256\",\"kid\":\"rsa\"}") + "." + part(NimbusKeys.CLAIMS);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HMAC"));
        String token = signed + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));

        assertRefused(token, Problem.ALGORITHM, notNamed("HS256"));
        assertRefused(
                new TokenVerifier(Set.of("RS256", "HS256"), NimbusKeys.SECRET),
                token,
                Problem.BAD_SIGNATURE,
                "its signature is not good");
        assertRefused(
                new TokenVerifier(Set.of("RS256", "HS256"), null),
                token,
                Problem.ALGORITHM,
                "its alg needs a client secret of at least 32 octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    @Tag("F-07")
    void refusesSecretsShorterThanTheHash(String algorithm) throws Exception {
        int octets = Integer.parseInt(algorithm.substring(2)) / 8;

        assertRefused(
                new TokenVerifier(Set.of(algorithm), Secret.of("s".repeat(octets - 1))),
                NimbusKeys.signed(algorithm),
                Problem.ALGORITHM,
                "its alg needs a client secret of at least " + octets + " octets");
    }

    @Test
    void refusesAnotherSecret() throws Exception {
        assertRefused(
                new TokenVerifier(Set.of("HS256"), Secret.of("another secret of thirty-two octets")),
                NimbusKeys.signed("HS256"),
                Problem.BAD_SIGNATURE,
                "its signature is not good");
    }

    @Test
    void isMadeForKnownAlgorithmsAlone() {
        assertThat(NimbusKeys.ALGORITHMS).allMatch(TokenVerifier::supports);
        assertThat(Stream.of("none", "EDDSA", "RSA1_5", "RSA-OAEP-256", "")).noneMatch(TokenVerifier::supports);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenVerifier(Set.of("none"), null))
                .withMessage("no algorithm of signatures: none");
    }

    private static String notNamed(String algorithm) {
        return "it is signed with " + algorithm + ", which id-token-algorithms does not name";
    }
}
