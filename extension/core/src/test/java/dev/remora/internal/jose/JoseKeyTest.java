package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoseKeyTest {

    private static final List<String> RSA = List.of("RS256", "PS256", "RS384", "PS384", "RS512", "PS512");

    static List<JWK> jwks() {
        return List.of(NimbusKeys.rsa(), NimbusKeys.p256(), NimbusKeys.key("ES384"), NimbusKeys.key("ES512"));
    }

    @ParameterizedTest
    @MethodSource("jwks")
    void readsJsonWebKeysOfTheOtherImplementation(JWK jwk) throws Exception {
        JoseKey key = read(jwk.toJSONString());

        PrivateKey same =
                jwk instanceof ECKey ec ? ec.toPrivateKey() : jwk.toRSAKey().toPrivateKey();
        assertThat(key.key()).isEqualTo(same);
        assertThat(key.kid()).isEqualTo(jwk.getKeyID());
    }

    @Test
    void readsJsonWebKeysOfEdwardsCurves() throws Exception {
        JoseKey key = read("\n " + NimbusKeys.ed25519().toJSONString());

        assertThat(key.algorithms()).containsExactly("EdDSA", "Ed25519");
        assertThat(key.kid()).isEqualTo("ed25519");
    }

    @Test
    void keepsToTheAlgorithmOfTheJsonWebKey() throws Exception {
        String jwk = NimbusKeys.rsa().toJSONString();

        assertThat(read(jwk.replaceFirst("\\{", "{\"alg\":\"PS384\",")).algorithms())
                .containsExactly("PS384");
        assertThat(read(jwk.replaceFirst("\\{", "{\"alg\":\"RSA-OAEP-256\",")).algorithms())
                .isEmpty();
    }

    @Test
    void readsPemOfEveryKind() throws Exception {
        assertThat(read(pem(NimbusKeys.rsa().toPrivateKey())).algorithms()).isEqualTo(RSA);
        assertThat(read(pem(NimbusKeys.p256().toPrivateKey())).algorithms()).containsExactly("ES256");
        assertThat(read(pem(NimbusKeys.key("ES384").toECKey().toPrivateKey())).algorithms())
                .containsExactly("ES384");
        assertThat(read(pem(NimbusKeys.key("ES512").toECKey().toPrivateKey())).algorithms())
                .containsExactly("ES512");
        assertThat(read(pem(KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()))
                        .algorithms())
                .containsExactly("EdDSA", "Ed25519");
    }

    @ParameterizedTest
    @CsvSource({"pkcs1.pem, pkcs8.pem", "encrypted.pem, pkcs8.pem", "bag.pem, pkcs8.pem", "text.pem, pkcs8.pem"})
    void readsFilesOfOpenSsl(String name, String plain) throws Exception {
        JoseKey key = JoseKey.read(Secret.of(file(name)), Secret.of("open"));

        assertThat(key.key()).isEqualTo(read(file(plain)).key());
        assertThat(key.kid()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sec1.pem", "ec-pkcs8.pem"})
    void readsKeysOnCurvesOfOpenSsl(String name) throws Exception {
        JoseKey key = read(file(name));
        String token = new TokenSigner(key, "ES256").sign(NimbusKeys.json("{}"), NimbusKeys.json("{}"));

        assertThat(key.algorithms()).containsExactly("ES256");
        assertThat(token).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{86}");
    }

    @Test
    void theTwoFormatsOfOneKeyOnACurveAreEqual() throws Exception {
        String sec1 = file("sec1.pem");

        assertThat(read("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + sec1)
                        .key())
                .isEqualTo(read(sec1).key());
    }

    @Test
    void signsNothingWithShortKeysAndOtherCurves() throws Exception {
        PrivateKey tooShort = new RSAKeyGenerator(1024, true).generate().toPrivateKey();
        KeyPairGenerator ed448 = KeyPairGenerator.getInstance("EdDSA");
        ed448.initialize(NamedParameterSpec.ED448);

        assertThat(read(pem(tooShort)).algorithms()).isEmpty();
        assertThat(read(pem(ed448.generateKeyPair().getPrivate())).algorithms()).isEmpty();
        assertThat(read(new OctetKeyPairGenerator(Curve.X25519).generate().toJSONString())
                        .algorithms())
                .isEmpty();
        assertThat(JoseKey.secret(Secret.of("s".repeat(31))).algorithms()).isEmpty();
        assertThat(JoseKey.secret(Secret.of("s".repeat(48))).algorithms()).containsExactly("HS256", "HS384");
    }

    @Test
    void isNamedBySettingsFirst() throws Exception {
        JoseKey key = read(NimbusKeys.p256().toJSONString());

        assertThat(key.withKid("other").kid()).isEqualTo("other");
        assertThat(key.withKid(null).kid()).isEqualTo("p256");
        assertThat(key).hasToString("****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"d\":\"AA\"}",
                "{\"kty\":7}"
            })
    void refusesJsonWithoutAPrivateKey(String text) {
        assertRefused(text, "it is no JSON Web Key with a private key that is known here");
    }

    @Test
    void refusesPublicHalves() throws Exception {
        assertRefused(
                NimbusKeys.rsa().toPublicJWK().toJSONString(),
                "it is no JSON Web Key with a private key that is known here");
        assertRefused(file("public.pem"), "it holds a PUBLIC KEY and no private key");
    }

    @ParameterizedTest
    @CsvSource({
        "secret, it is no PEM text",
        "'', it is no PEM text",
        "'{\"kty\":}', its text cannot be read: not JSON: no JSON value at 7",
        "'{\"kty\":\"RSA\",\"kty\":\"EC\"}', its text cannot be read: a JSON member is there more than once"
    })
    void refusesOtherText(String text, String why) {
        assertRefused(text, why);
    }

    @Test
    void saysThatAPassphraseIsMissing() throws Exception {
        assertRefused(file("encrypted.pem"), "it is encrypted and there is no passphrase");
    }

    private static void assertRefused(String text, @Nullable String why) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> read(text))
                .withMessage(why)
                .withNoCause()
                .returns(Problem.MALFORMED, JoseException::problem);
    }

    private static JoseKey read(String text) throws JoseException {
        return JoseKey.read(Secret.of(text), null);
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String file(String name) throws IOException {
        try (InputStream in = JoseKeyTest.class.getResourceAsStream("/keys/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
