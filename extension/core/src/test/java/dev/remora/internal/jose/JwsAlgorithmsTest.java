package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.remora.internal.jose.JoseException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every algorithm of signatures, with tokens of the other implementation. */
class JwsAlgorithmsTest {

    static List<String> algorithms() {
        return NimbusKeys.ALGORITHMS;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void verifiesTokensOfTheOtherImplementation(String algorithm) throws Exception {
        VerifiedToken token = verify(algorithm, NimbusKeys.signed(algorithm));

        assertThat(token.claims()).isEqualTo(NimbusKeys.json(NimbusKeys.CLAIMS));
        assertThat(token.alg()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void refusesOtherClaims(String algorithm) throws Exception {
        String[] parts = NimbusKeys.signed(algorithm).split("\\.");
        String other = Base64Url.encode("{\"sub\":\"mallory\"}".getBytes(StandardCharsets.UTF_8));

        assertBadSignature(algorithm, parts[0] + "." + other + "." + parts[2]);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void refusesSignaturesOfOtherLengths(String algorithm) throws Exception {
        String token = NimbusKeys.signed(algorithm);
        String signed = token.substring(0, token.lastIndexOf('.') + 1);
        byte[] signature = Base64Url.decode(token.substring(signed.length()));

        assertBadSignature(algorithm, signed);
        assertBadSignature(algorithm, signed + Base64Url.encode(Arrays.copyOf(signature, 1)));
        assertBadSignature(algorithm, signed + Base64Url.encode(Arrays.copyOf(signature, signature.length - 1)));
        assertBadSignature(algorithm, signed + Base64Url.encode(Arrays.copyOf(signature, signature.length + 1)));
        assertBadSignature(algorithm, signed + Base64Url.encode(new byte[signature.length]));
    }

    private static void assertBadSignature(String algorithm, String token) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> verify(algorithm, token))
                .withMessage("its signature is not good")
                .returns(Problem.BAD_SIGNATURE, JoseException::problem);
    }

    private static VerifiedToken verify(String algorithm, String token) throws JoseException {
        return new TokenVerifier(Set.of(algorithm), NimbusKeys.SECRET)
                .verify(NimbusKeys.token(token), NimbusKeys.keys(NimbusKeys.key(algorithm)));
    }
}
