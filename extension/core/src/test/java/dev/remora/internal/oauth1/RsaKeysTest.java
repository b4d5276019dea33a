package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.SignatureAlgorithmsTest.keys;
import static dev.remora.internal.oauth1.SignatureAlgorithmsTest.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.SettingsException;
import dev.remora.internal.wire.Secret;
import java.security.AlgorithmParameters;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("O6")
@Tag("G-17")
class RsaKeysTest {

    private static final String HEAD =
            "REMORA-00503: remote app 'app': rsa-key for signature-method RSA-SHA256 cannot be" + " read: ";

    private final RsaKeys rsaKeys = new RsaKeys("app", "RSA-SHA256");

    @Test
    void readsPkcs8() throws Exception {
        PrivateKey key = keys("RSA", 1024).getPrivate();

        assertThat(read(pem("PRIVATE KEY", key.getEncoded()), null)).isEqualTo(key);
    }

    // lengths of one octet, two and three
    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2048, 4096})
    void readsPkcs1(int bits) throws Exception {
        PrivateKey key = keys("RSA", bits).getPrivate();

        assertThat(read(pem("RSA PRIVATE KEY", pkcs1(key)), null)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithHmacSHA512AndAES_128", "PBEWithSHA1AndDESede"})
    void readsEncryptedPkcs8(String algorithm) throws Exception {
        PrivateKey key = keys("RSA", 1024).getPrivate();

        assertThat(read(encrypted(key, algorithm), "pass phrase")).isEqualTo(key);
    }

    @Test
    void readsLineBreaksAsPropertiesAndEnvironmentHoldThem() throws Exception {
        PrivateKey key = keys("RSA", 1024).getPrivate();
        String pem = pem("PRIVATE KEY", key.getEncoded());

        assertThat(read(pem.replace("\r\n", "\n").replace("\n", "\\n"), null)).isEqualTo(key);
        assertThat(read(pem.replace("\r\n", "\n").replace("\n", "\\r\\n"), null))
                .isEqualTo(key);
        assertThat(read("Bag Attributes\n" + pem + "more", null)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"EC, 256", "DSA, 1024", "Ed25519, 255"})
    void namesTheKindOfAnotherKey(String algorithm, int bits) throws Exception {
        String pem = pem("PRIVATE KEY", keys(algorithm, bits).getPrivate().getEncoded());

        assertThat(refused(pem, null))
                .hasMessage("REMORA-00504: remote app 'app': rsa-key holds a " + algorithm
                        + " PRIVATE KEY, but signature-method RSA-SHA256 needs an RSA private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC KEY", "EC PRIVATE KEY", "CERTIFICATE"})
    void namesTheKindOfWhatIsNoPrivateKeyOfRsa(String label) {
        assertThat(refused(pem(label, new byte[10]), null))
                .hasMessage("REMORA-00504: remote app 'app': rsa-key holds a " + label
                        + ", but signature-method RSA-SHA256 needs an RSA private key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "secret", "-----BEGIN PRIVATE KEY-----\nAAAA", "-----BEGIN A-----\nAAAA\n-----END B-----"})
    void refusesWhatIsNoPem(String text) {
        assertThat(refused(text, null)).hasMessage(HEAD + "it is no PEM text");
    }

    @Test
    void refusesWhatIsNoBase64() {
        assertThat(refused("-----BEGIN PRIVATE KEY-----\nAAAAA\n-----END PRIVATE KEY-----", null))
                .hasMessage(HEAD + "its content is not Base64");
    }

    @Test
    void refusesOtherContent() {
        assertThat(refused(pem("PRIVATE KEY", new byte[100]), null))
                .hasMessage(HEAD + "its content is no RSA private key");
        assertThat(refused(pem("RSA PRIVATE KEY", new byte[100]), null))
                .hasMessage(HEAD + "its content is no RSA private key");
    }

    @Test
    void saysHowToConvertTheOldWayOfEncrypting() {
        String pem = """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """;

        assertThat(refused(pem, "pass phrase"))
                .hasMessage(HEAD + "it is encrypted in OpenSSL's old way; convert it with openssl pkcs8 -topk8");
    }

    @Test
    void needsThePassphrase() throws Exception {
        String pem = encrypted(keys("RSA", 1024).getPrivate(), "PBEWithHmacSHA256AndAES_256");

        assertThat(refused(pem, null)).hasMessage(HEAD + "it is encrypted and there is no passphrase");
        assertThat(refused(pem, "other")).hasMessage(HEAD + "it cannot be decrypted with the passphrase");
        assertThat(refused(pem("ENCRYPTED PRIVATE KEY", new byte[100]), "pass phrase"))
                .hasMessageStartingWith(HEAD + "it is encrypted in a way that this Java does not know, or damaged; ");
    }

    @Test
    void quotesNothingOfTheKey() throws Exception {
        byte[] der = keys("RSA", 1024).getPrivate().getEncoded();
        SettingsException refused = refused(pem("PRIVATE KEY", Arrays.copyOf(der, der.length - 5)), null);

        assertThat(refused)
                .hasMessage(HEAD + "its content is no RSA private key")
                .hasNoCause();
    }

    private PrivateKey read(String pem, @Nullable String passphrase) {
        return rsaKeys.read(Secret.of(pem), passphrase == null ? null : Secret.of(passphrase));
    }

    private SettingsException refused(String pem, @Nullable String passphrase) {
        return catchThrowableOfType(SettingsException.class, () -> read(pem, passphrase));
    }

    // PKCS#8 holds PKCS#1 as its last part: everything behind the head of its OCTET STRING
    private static byte[] pkcs1(PrivateKey key) {
        byte[] der = key.getEncoded();
        for (int at = 20; at < 40; at++) {
            if (der[at] == 0x04) {
                int head = der[at + 1] >= 0 ? 2 : 2 + (der[at + 1] & 0x7F);
                return Arrays.copyOfRange(der, at + head, der.length);
            }
        }
        throw new IllegalArgumentException(Base64.getEncoder().encodeToString(der));
    }

    private static String encrypted(PrivateKey key, String algorithm) throws Exception {
        SecretKey password =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("pass phrase".toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, password);
        AlgorithmParameters parameters = cipher.getParameters();
        AlgorithmParameters named = AlgorithmParameters.getInstance(algorithm.contains("Hmac") ? "PBES2" : algorithm);
        named.init(parameters.getEncoded());
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(named, cipher.doFinal(key.getEncoded()));
        return pem("ENCRYPTED PRIVATE KEY", info.getEncoded());
    }
}
