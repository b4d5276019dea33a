package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.SignatureMethod;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-17")
class SignatureAlgorithmsTest {

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource({
        "HMAC-SHA1, SHA-1",
        "HMAC-SHA256, SHA-256",
        "HMAC-SHA512, SHA-512",
        "RSA-SHA1, SHA-1",
        "RSA-SHA256, SHA-256",
        "RSA-SHA512, SHA-512"
    })
    void hashesBodiesWithTheDigestOfTheMethod(String name, String digest) throws Exception {
        SignatureAlgorithm algorithm =
                named(name, pem("PRIVATE KEY", keys("RSA", 1024).getPrivate().getEncoded()));

        assertThat(algorithm.name()).isEqualTo(name);
        assertThat(algorithm.bodyDigest()).contains(digest);
    }

    @Test
    void hashesNoBodyForPlaintext() {
        SignatureAlgorithm algorithm = named("PLAINTEXT", null);

        assertThat(algorithm.name()).isEqualTo("PLAINTEXT");
        assertThat(algorithm.bodyDigest()).isEmpty();
        assertThat(BodyHash.of(new byte[0], algorithm)).isEmpty();
    }

    @Test
    @Tag("G-14")
    void plaintextEncodesBothSecrets() {
        SignatureFunction function = named("PLAINTEXT", null).newFunction();

        assertThat(function.sign(new OctetBuilder(16), "t&ken")).isEqualTo("consumer%20secret&t%26ken");
        assertThat(function.sign(new OctetBuilder(16), "")).isEqualTo("consumer%20secret&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA-SHA1", "RSA-SHA256", "RSA-SHA512"})
    void rsaSignsWhatThePublicKeyVerifiesOneAfterTheOther(String name) throws Exception {
        KeyPair keys = keys("RSA", 1024);
        SignatureFunction function =
                named(name, pem("PRIVATE KEY", keys.getPrivate().getEncoded())).newFunction();
        for (String text : List.of("first", "second")) {
            Signature verifier = Signature.getInstance(name.replace("RSA-", "").concat("withRSA"));
            verifier.initVerify(keys.getPublic());
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));

            String signature = function.sign(new OctetBuilder(16).appendAscii(text), "not used");

            assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
        }
    }

    @Test
    void hmacFollowsTheTokenSecret() {
        SignatureFunction function = named("HMAC-SHA1", null).newFunction();
        OctetBuilder text = new OctetBuilder(16).appendAscii("text");
        String first = function.sign(text, "a");

        assertThat(function.sign(text, "b")).isNotEqualTo(first);
        assertThat(function.sign(text, "a")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"X-SHA512, SHA-512", "x-sha256, SHA-256", "BLAKE, SHA-1"})
    void aMethodOfTheApplicationsOwnComesFirst(String name, String digest) {
        SignatureAlgorithm algorithm = own(name);

        assertThat(algorithm.name()).isEqualTo(name);
        assertThat(algorithm.bodyDigest()).contains(digest);
        assertThat(algorithm.newFunction().sign(new OctetBuilder(16).appendAscii("base"), "token secret"))
                .isEqualTo("base|consumer secret|token secret");
        assertThat(own("HMAC-SHA1")).isInstanceOf(CustomAlgorithm.class);
    }

    @Test
    void namesTheMethodsThatThereAre() {
        SettingsException refused = refused("HMAC-MD5", null);

        assertThat(refused)
                .hasMessage(
                        "REMORA-00501: remote app 'app': there is no signature-method 'HMAC-MD5'; known are HMAC-SHA1,"
                                + " HMAC-SHA256, HMAC-SHA512, RSA-SHA1, RSA-SHA256, RSA-SHA512, PLAINTEXT");
        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(refused.keys()).containsExactly("signature-method");
    }

    @Test
    void rsaNeedsAKey() {
        SettingsException refused = refused("RSA-SHA256", null);

        assertThat(refused).hasMessage("REMORA-00502: remote app 'app': signature-method RSA-SHA256 needs rsa-key");
        assertThat(refused.keys()).containsExactly("rsa-key");
    }

    @Test
    void aShortKeyDoesNotFitALongDigest() throws Exception {
        String pem = pem("PRIVATE KEY", keys("RSA", 512).getPrivate().getEncoded());

        assertThat(named("RSA-SHA256", pem).name()).isEqualTo("RSA-SHA256");
        assertThat(refused("RSA-SHA512", pem))
                .hasMessage("REMORA-00505: remote app 'app': rsa-key of 512 bits is too short for signature-method"
                        + " RSA-SHA512");
    }

    @Test
    void showsNothingOfKeysAndSecrets() throws Exception {
        String pem = pem("PRIVATE KEY", keys("RSA", 1024).getPrivate().getEncoded());

        assertThat(named("RSA-SHA256", pem)).hasToString("RsaAlgorithm[RSA-SHA256]");
        assertThat(named("HMAC-SHA1", null).toString()).doesNotContain("consumer secret");
        assertThat(named("PLAINTEXT", null).toString()).doesNotContain("consumer secret");
        assertThat(own("X").toString()).doesNotContain("consumer secret");
    }

    /** The same ones each time: a long one takes seconds. */
    static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return KEYS.computeIfAbsent(algorithm + bits, made -> generator.generateKeyPair());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static SettingsException refused(String name, @Nullable String pem) {
        return catchThrowableOfType(SettingsException.class, () -> named(name, pem));
    }

    private static SignatureAlgorithm named(String name, @Nullable String pem) {
        return new SignatureAlgorithms("app", List.of(method("Y")))
                .named(name, Secret.of("consumer secret"), pem == null ? null : Secret.of(pem), null);
    }

    private static SignatureAlgorithm own(String name) {
        return new SignatureAlgorithms("app", List.of(method("Y"), method(name)))
                .named(name, Secret.of("consumer secret"), null, null);
    }

    private static SignatureMethod method(String name) {
        return new SignatureMethod() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public String sign(String baseString, String consumerSecret, String tokenSecret) {
                return baseString + "|" + consumerSecret + "|" + tokenSecret;
            }

            @Override
            public String toString() {
                return "method " + name;
            }
        };
    }
}
