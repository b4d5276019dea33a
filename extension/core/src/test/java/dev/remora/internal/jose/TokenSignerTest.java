package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSObject;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenSignerTest {

    private static final JsonObject HEADER = NimbusKeys.json("{\"typ\":\"client-authentication+jwt\"}");
    private static final JsonObject CLAIMS = NimbusKeys.json("{\"sub\":\"a \\\"quoted\\\" jürgen \uD83D\uDC1F\"}");

    static List<String> algorithms() {
        return NimbusKeys.ALGORITHMS;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void signsWhatTheOtherImplementationVerifies(String algorithm) throws Exception {
        String token = new TokenSigner(key(algorithm).withKid("k \"1\""), algorithm).sign(HEADER, CLAIMS);

        JWSObject read = JWSObject.parse(token);
        assertThat(read.verify(NimbusKeys.verifier(algorithm))).isTrue();
        assertThat(read.getHeader().toJSONObject())
                .containsOnly(
                        Map.entry("alg", algorithm),
                        Map.entry("kid", "k \"1\""),
                        Map.entry("typ", "client-authentication+jwt"));
        assertThat(NimbusKeys.json(read.getPayload().toString())).isEqualTo(CLAIMS);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void signsWhatItVerifiesItself(String algorithm) throws Exception {
        String token = new TokenSigner(key(algorithm), algorithm).sign(HEADER, CLAIMS);

        assertThat(new TokenVerifier(Set.of(algorithm), NimbusKeys.SECRET)
                        .verify(NimbusKeys.token(token), NimbusKeys.keys(NimbusKeys.key(algorithm)))
                        .claims())
                .isEqualTo(CLAIMS);
    }

    @Test
    void namesNoKeyWithoutAName() throws Exception {
        JoseKey key = JoseKey.secret(NimbusKeys.SECRET);

        CompactToken token = NimbusKeys.token(new TokenSigner(key, "HS256").sign(HEADER, CLAIMS));

        assertThat(token.header())
                .isEqualTo(NimbusKeys.json("{\"alg\":\"HS256\",\"typ\":\"client-authentication+jwt\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, ES256",
        "ES256, ES384",
        "ES256, RS256",
        "EdDSA, ES256",
        "HS256, RS256",
        "RS256, HS256",
        "RS256, none"
    })
    void refusesAnAlgorithmThatDoesNotFitTheKey(String kind, String algorithm) throws Exception {
        assertRefused(key(kind), algorithm);
    }

    @ParameterizedTest
    @CsvSource({"HS256, 31", "HS384, 47", "HS512, 63"})
    void refusesASecretShorterThanTheHash(String algorithm, int octets) throws Exception {
        assertRefused(JoseKey.secret(Secret.of("s".repeat(octets))), algorithm);
        assertThat(new TokenSigner(JoseKey.secret(Secret.of("s".repeat(octets + 1))), algorithm).algorithm())
                .isEqualTo(algorithm);
    }

    private static void assertRefused(JoseKey key, String algorithm) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> new TokenSigner(key, algorithm))
                .withMessage("its kind or its length does not fit the algorithm " + algorithm)
                .returns(Problem.ALGORITHM, JoseException::problem);
    }

    private static JoseKey key(String algorithm) throws Exception {
        return algorithm.startsWith("HS")
                ? JoseKey.secret(NimbusKeys.SECRET)
                : JoseKey.read(Secret.of(NimbusKeys.key(algorithm).toJSONString()), null);
    }
}
