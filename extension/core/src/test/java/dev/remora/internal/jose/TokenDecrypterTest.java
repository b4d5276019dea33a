package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the other implementation encrypted. */
@Tag("F-11")
class TokenDecrypterTest {

    private static final String NOT_DECRYPTED = "it cannot be decrypted with the key";
    private static final String NOT_ALLOWED = "the alg or the enc of its header is not among those allowed for the key";
    private static final String UNSIGNED = "what is encrypted in it is not signed";

    static Stream<Arguments> algorithms() {
        return Stream.of("RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW")
                .flatMap(alg -> Stream.of(
                                "A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512")
                        .map(enc -> Arguments.of(alg, enc)));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void readsTheSignedTokenWithin(String alg, String enc) throws Exception {
        JWK key = alg.startsWith("RSA") ? NimbusKeys.rsa() : NimbusKeys.p256();

        CompactToken inner = decrypt(encrypted(alg, enc, key, NimbusKeys.signed("ES256")), key);

        assertThat(new TokenVerifier(Set.of("ES256"), null)
                        .verify(inner, NimbusKeys.keys(NimbusKeys.p256()))
                        .claims())
                .isEqualTo(NimbusKeys.json(NimbusKeys.CLAIMS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES384", "ES512"})
    void readsWithKeysOfOtherCurves(String curve) throws Exception {
        JWK key = NimbusKeys.key(curve);

        assertThat(decrypt(encrypted("ECDH-ES", "A256GCM", key, NimbusKeys.signed("ES256")), key)
                        .alg())
                .isEqualTo("ES256");
    }

    @Test
    void readsWithKeysOfMontgomeryCurves() throws Exception {
        OctetKeyPair key = new OctetKeyPairGenerator(Curve.X25519).generate();

        assertThat(decrypt(encrypted("ECDH-ES", "A256GCM", key, NimbusKeys.signed("ES256")), key)
                        .alg())
                .isEqualTo("ES256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"mallory\"}",
                "{\"sub\":\"a.b.c\"}",
                "eyJhbGciOiJub25lIn0.e30.", // {"alg":"none"}
                "eyJhbGciOiJOb05lIn0.e30.", // {"alg":"NoNe"}
                "text"
            })
    void refusesWhatIsNotSigned(String content) throws Exception {
        assertRefused(
                encrypted("RSA-OAEP-256", "A256GCM", NimbusKeys.rsa(), content),
                NimbusKeys.rsa(),
                Problem.UNSIGNED,
                UNSIGNED);
    }

    @Test
    void refusesWhatIsEncryptedTwice() throws Exception {
        String once = encrypted("RSA-OAEP-256", "A256GCM", NimbusKeys.rsa(), NimbusKeys.signed("ES256"));

        assertRefused(
                encrypted("RSA-OAEP-256", "A256GCM", NimbusKeys.rsa(), once),
                NimbusKeys.rsa(),
                Problem.ENCRYPTION,
                "it is encrypted more than once");
    }

    @Test
    void refusesWhatIsNotEncrypted() throws Exception {
        assertRefused(NimbusKeys.signed("ES256"), NimbusKeys.rsa(), Problem.ENCRYPTION, "it is not encrypted");
    }

    @Test
    void refusesTheEncryptionOfSha1AndTheOldOneOfRsa() throws Exception {
        String sha1 = encrypted("RSA-OAEP", "A256GCM", NimbusKeys.rsa(), NimbusKeys.signed("ES256"));
        String old = encrypted("RSA1_5", "A256GCM", NimbusKeys.rsa(), NimbusKeys.signed("ES256"));

        assertRefused(sha1, NimbusKeys.rsa(), Problem.ALGORITHM, NOT_ALLOWED);
        assertRefused(old, NimbusKeys.rsa(), Problem.ALGORITHM, NOT_ALLOWED);
    }

    @Test
    void refusesPasswordsBeforeAnyRoundOfThem() throws Exception {
        String header = "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2s\":\"AAAAAAAAAAAAAAAAAAAAAA\","
                + "\"p2c\":2147483647}";

        assertRefused(header(header) + ".AA.AA.AA.AA", NimbusKeys.rsa(), Problem.ALGORITHM, NOT_ALLOWED);
        assertRefused(
                serialized(
                        new JWEHeader(JWEAlgorithm.PBES2_HS256_A128KW, EncryptionMethod.A128GCM),
                        new PasswordBasedEncrypter("password", 16, 1000)),
                NimbusKeys.rsa(),
                Problem.ALGORITHM,
                NOT_ALLOWED);
    }

    @Test
    void refusesSecretsAsKeys() throws Exception {
        String direct = serialized(
                new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new DirectEncrypter(new byte[32]));
        JoseKey secret = JoseKey.secret(Secret.of("\0".repeat(32)));

        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> new TokenDecrypter(secret).decrypt(NimbusKeys.token(direct)))
                .withMessage(NOT_ALLOWED);
    }

    @Test
    void refusesTheAlgorithmOfAnotherKindOfKey() throws Exception {
        String forCurve = encrypted("ECDH-ES", "A256GCM", NimbusKeys.p256(), NimbusKeys.signed("ES256"));
        String forRsa = encrypted("RSA-OAEP-256", "A256GCM", NimbusKeys.rsa(), NimbusKeys.signed("ES256"));

        assertRefused(forCurve, NimbusKeys.rsa(), Problem.ALGORITHM, NOT_ALLOWED);
        assertRefused(forRsa, NimbusKeys.p256(), Problem.ALGORITHM, NOT_ALLOWED);
    }

    @Test
    void refusesCompressedContentUnread() throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .build();
        JWEObject token = new JWEObject(header, new Payload("a".repeat(200_000)));
        token.encrypt(new RSAEncrypter(NimbusKeys.rsa()));

        assertRefused(
                token.serialize(),
                NimbusKeys.rsa(),
                Problem.CRITICAL_HEADER,
                "its header has zip, and compressed tokens are not read");
    }

    /** With points off the curve an attacker learns the private key bit by bit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}",
                "{}",
                "7"
            })
    void refusesEphemeralKeysOffTheCurve(String epk) {
        String header = "{\"alg\":\"ECDH-ES\",\"enc\":\"A128GCM\",\"epk\":" + epk + "}";

        assertRefused(
                header(header) + "..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA",
                NimbusKeys.p256(),
                Problem.ENCRYPTION,
                NOT_DECRYPTED);
    }

    @Test
    void refusesEveryChangedPart() throws Exception {
        String[] parts = encrypted("RSA-OAEP-256", "A128CBC-HS256", NimbusKeys.rsa(), NimbusKeys.signed("ES256"))
                .split("\\.");
        for (int i = 1; i < parts.length; i++) {
            String[] other = parts.clone();
            other[i] = (other[i].charAt(0) == 'A' ? "B" : "A") + other[i].substring(1);

            assertRefused(String.join(".", other), NimbusKeys.rsa(), Problem.ENCRYPTION, NOT_DECRYPTED);
        }
    }

    @Test
    void refusesWhatIsNotBase64Url() throws Exception {
        String token = encrypted("RSA-OAEP-256", "A256GCM", NimbusKeys.rsa(), NimbusKeys.signed("ES256"));

        assertRefused(
                token + "=", NimbusKeys.rsa(), Problem.MALFORMED, "a part of it is not base64url without padding");
    }

    private static void assertRefused(String token, JWK key, Problem problem, String message) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> decrypt(token, key))
                .withMessage(message)
                .withNoCause()
                .returns(problem, JoseException::problem);
    }

    private static CompactToken decrypt(String token, JWK key) throws JoseException {
        return new TokenDecrypter(JoseKey.read(Secret.of(key.toJSONString()), null)).decrypt(NimbusKeys.token(token));
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encrypted(String alg, String enc, JWK key, String content) throws Exception {
        JWEEncrypter encrypter = key instanceof ECKey ec
                ? new ECDHEncrypter(ec)
                : key instanceof OctetKeyPair pair
                        ? new X25519Encrypter(pair.toPublicJWK())
                        : new RSAEncrypter(key.toRSAKey());
        JWEObject token = new JWEObject(
                new JWEHeader(JWEAlgorithm.parse(alg), EncryptionMethod.parse(enc)), new Payload(content));
        token.encrypt(encrypter);
        return token.serialize();
    }

    private static String serialized(JWEHeader header, JWEEncrypter encrypter) throws Exception {
        JWEObject token = new JWEObject(header, new Payload(NimbusKeys.signed("ES256")));
        token.encrypt(encrypter);
        return token.serialize();
    }
}
