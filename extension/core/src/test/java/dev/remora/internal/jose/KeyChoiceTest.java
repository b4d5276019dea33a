package dev.remora.internal.jose;

import static dev.remora.internal.jose.NimbusKeys.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.remora.internal.jose.JoseException.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the provider's keys verifies a token. */
@Tag("F-09")
class KeyChoiceTest {

    private static final String RSA = NimbusKeys.rsa().toPublicJWK().toJSONString();
    private static final String P256 = NimbusKeys.p256().toPublicJWK().toJSONString();

    @Test
    void theOnlyKeyNeedsNoName() throws Exception {
        assertThat(verifies("RS256", null, keys(RSA))).isTrue();
        assertThat(verifies("RS256", null, keys(RSA.replace("\"kid\"", "\"_\""))))
                .isTrue();
    }

    @Test
    void everyKeyThatFitsIsTriedForATokenThatNamesNone() throws Exception {
        RSAKey other = NimbusKeys.otherRsa("other");

        assertThat(verifies("RS256", null, keys(other, NimbusKeys.rsa()))).isTrue();
        assertThat(verifies("RS256", null, keys(NimbusKeys.rsa(), other))).isTrue();
    }

    @Test
    void noMoreThanTenAreTried() throws Exception {
        RSAKey other = NimbusKeys.otherRsa(null);
        List<JWK> ten = new ArrayList<>(Collections.nCopies(9, other));
        ten.add(NimbusKeys.rsa());
        assertThat(verifies("RS256", null, keys(ten.toArray(JWK[]::new)))).isTrue();

        ten.add(0, other);
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> verifies("RS256", null, keys(ten.toArray(JWK[]::new))))
                .withMessage("more than 10 keys of the provider fit the kid and the alg of its header")
                .returns(Problem.NO_KEY, JoseException::problem);
    }

    @Test
    void aNameDecides() throws Exception {
        RSAKey other = NimbusKeys.otherRsa("other");

        assertThat(verifies("RS256", "rsa", keys(other, NimbusKeys.rsa()))).isTrue();
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> verifies("RS256", "other", keys(other, NimbusKeys.rsa())))
                .returns(Problem.BAD_SIGNATURE, JoseException::problem);
        assertNoKey("rsa", keys(RSA.replace("\"kid\"", "\"_\"")));
    }

    @Test
    void twoKeysMayHaveOneName() throws Exception {
        String ofAnother = NimbusKeys.otherRsa("rsa").toPublicJWK().toJSONString();
        String ofAnotherKind = P256.replace("p256", "rsa");

        assertThat(verifies("RS256", "rsa", keys(ofAnotherKind, ofAnother, RSA)))
                .isTrue();
        assertThat(verifies("RS256", "rsa", keys(RSA, ofAnother, ofAnotherKind)))
                .isTrue();
    }

    /** The official suite surrounds the right key with such ones. */
    @Test
    void decoysDoNotCount() throws Exception {
        String right = RSA;
        JsonWebKeySet keys = keys(
                P256.replace("p256", "rsa"),
                "7",
                "null",
                "[]",
                "{}",
                "{\"kty\":\"oct\",\"kid\":\"rsa\",\"k\":\"AAAA\"}",
                "{\"kty\":\"RSA\",\"kid\":\"rsa\"}",
                "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"n\":7,\"e\":{}}",
                "{\"kty\":\"RSA\",\"kid\":\"rsa\",\"n\":\"\",\"e\":\"\"}",
                "{\"kty\":\"rsa\",\"kid\":\"rsa\"}",
                "{\"kty\":\"AKP\",\"kid\":\"rsa\",\"pub\":\"AAAA\"}",
                with(RSA, "\"use\":\"enc\""),
                with(RSA, "\"alg\":\"RS384\""),
                right);

        assertThat(keys.size()).isEqualTo(3);
        assertThat(verifies("RS256", "rsa", keys)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"enc\"",
                "\"use\":\"SIG\"",
                "\"use\":null",
                "\"use\":[\"sig\"]",
                "\"key_ops\":[]",
                "\"key_ops\":[\"sign\",\"encrypt\"]",
                "\"key_ops\":\"verify\"",
                "\"key_ops\":[7]",
                "\"alg\":\"RS384\"",
                "\"alg\":\"PS256\"",
                "\"alg\":\"ES256\"",
                "\"alg\":\"HS256\"",
                "\"alg\":\"none\"",
                "\"alg\":\"RSA-OAEP\"",
                "\"alg\":null",
                "\"d\":\"AAAA\"",
                "\"crv\":\"P-256\"",
                "\"issuer\":7"
            })
    void aKeyForSomethingElseIsNotUsed(String member) throws Exception {
        assertNoKey("rsa", keys(with(RSA, member)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"",
                "\"key_ops\":[\"verify\"]",
                "\"key_ops\":[7,\"verify\"],\"use\":\"sig\"",
                "\"alg\":\"RS256\"",
                "\"x5c\":[\"damaged\"]",
                "\"x5u\":\"https://evil.example\"",
                "\"x5t\":7",
                "\"nbf\":1"
            })
    void aKeyThatSaysItIsForThisIsUsed(String member) throws Exception {
        assertThat(verifies("RS256", "rsa", keys(with(RSA, member)))).isTrue();
    }

    @Test
    void rsaKeysHaveAtLeast2048Bits() throws Exception {
        RSAKey small = new RSAKeyGenerator(2040, true).keyID("rsa").generate();

        assertThat(keys(small).size()).isZero();
        assertNoKey("rsa", keys(small));
        assertThat(keys(NimbusKeys.otherRsa(null)).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQ", "Ag", "AAAA", "", "gAAAAAAAAAAB"})
    void exponentsOfRsaAreOddAndShort(String exponent) throws Exception {
        assertThat(keys(RSA.replace("AQAB", exponent)).size()).isZero();
        assertThat(keys(RSA.replace("AQAB", "Aw")).size()).isEqualTo(1);
    }

    @Test
    void pointsAreOnTheirCurve() throws Exception {
        ECKey key = NimbusKeys.p256();
        String x = key.getX().toString();

        assertThat(keys(key).size()).isEqualTo(1);
        assertThat(keys(P256.replace(x, "AQ")).size()).isZero();
        assertThat(keys(P256.replace(x, "AA")).size()).isZero();
        assertThat(keys(P256.replace(x, key.getY().toString())).size()).isZero();
        assertThat(keys(P256.replace("P-256", "P-384")).size()).isZero();
        assertThat(keys(P256.replace("P-256", "secp256k1")).size()).isZero();
        assertThat(keys(P256.replace(x, "_".repeat(100_000))).size()).isZero();
    }

    @Test
    void theCurveFitsTheAlgorithm() throws Exception {
        ECKey p384 = new ECKeyGenerator(Curve.P_384).keyID("p256").generate();
        String token = NimbusKeys.signed("ES256");

        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> new TokenVerifier(Set.of("ES256"), null).verify(NimbusKeys.token(token), keys(p384)))
                .returns(Problem.NO_KEY, JoseException::problem);
        assertThat(keys(new OctetKeyPairGenerator(Curve.X25519).generate()).size())
                .isZero();
    }

    @Test
    void theFirstHundredAreRead() throws Exception {
        List<String> many = new ArrayList<>();
        while (many.size() < 100) {
            many.add("{}");
        }
        many.set(99, RSA);
        assertThat(keys(many.toArray(String[]::new)).hasKid("rsa")).isTrue();

        many.add(0, "{}");
        assertThat(keys(many.toArray(String[]::new)).hasKid("rsa")).isFalse();
    }

    @Test
    void namesTheIssuerOfTheKey() throws Exception {
        String issuer = "https://login.example/{tenantid}/v2.0";
        JsonWebKeySet keys = keys(with(RSA, "\"issuer\":\"" + issuer + "\""));

        assertThat(verify("RS256", "rsa", keys).keyIssuer()).isEqualTo(issuer);
        assertThat(verify("RS256", "rsa", keys(RSA)).keyIssuer()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":\"\"}"})
    void withoutAnArrayOfKeysItIsNoSet(String text) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> JsonWebKeySet.read(NimbusKeys.json(text)))
                .withMessage("it has no array named keys")
                .returns(Problem.MALFORMED, JoseException::problem);
    }

    private static void assertNoKey(@Nullable String kid, JsonWebKeySet keys) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> verifies("RS256", kid, keys))
                .withMessage("no key of the provider fits the kid and the alg of its header")
                .returns(Problem.NO_KEY, JoseException::problem);
    }

    private static boolean verifies(String algorithm, @Nullable String kid, JsonWebKeySet keys) throws Exception {
        return verify(algorithm, kid, keys).claims().equals(NimbusKeys.json(NimbusKeys.CLAIMS));
    }

    private static VerifiedToken verify(String algorithm, @Nullable String kid, JsonWebKeySet keys) throws Exception {
        String token = NimbusKeys.signed(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(kid).build(), NimbusKeys.CLAIMS);
        return new TokenVerifier(Set.of(algorithm), null).verify(NimbusKeys.token(token), keys);
    }

    private static String with(String jwk, String member) {
        return jwk.replaceFirst("\\{", "{" + member + ",");
    }
}
