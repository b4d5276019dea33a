package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.SettingsException;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys as OpenSSL 3 and OpenSSH write them: one and the same RSA key, and others. */
@Tag("G-17")
class KeyFilesTest {

    private static final String HEAD =
            "REMORA-00503: remote app 'app': rsa-key for signature-method RSA-SHA256 cannot be read: ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs1.pem",
                "encrypted.pem",
                "encrypted-v1-3des.pem",
                "encrypted-v1-md5.pem",
                "bag.pem", // openssl pkcs12: attributes, and the certificate first
                "encrypted-bag.pem",
                "text.pem" // openssl rsa -text
            })
    void areReadWhateverStandsAroundThem(String name) {
        PrivateKey key = read(file("pkcs8.pem"));

        assertThat(read(file(name))).isEqualTo(key);
        assertThat(read(file(name).replace("\n", "\r\n"))).as("CRLF").isEqualTo(key);
        assertThat(read("\uFEFF" + file(name))).as("byte order mark").isEqualTo(key);
        assertThat(read("# the key\n" + file(name) + "# its end\n"))
                .as("comments")
                .isEqualTo(key);
        assertThat(read(file(name).replace("\n", "\n    "))).as("indented").isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"sec1.pem, EC PRIVATE KEY", "ec-pkcs8.pem, EC PRIVATE KEY", "public.pem, PUBLIC KEY"})
    void ofAnotherKindAreNamed(String name, String kind) {
        assertThat(refused(file(name)))
                .hasMessage("REMORA-00504: remote app 'app': rsa-key holds a " + kind
                        + ", but signature-method RSA-SHA256 needs an RSA private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted-scrypt.pem", "encrypted-v2-des3.pem"})
    void encryptedInAWayThatJavaDoesNotKnowSaySo(String name) {
        assertThat(refused(file(name)))
                .hasMessage(HEAD + "it is encrypted in a way that this Java does not know, or damaged; openssl pkcs8"
                        + " -topk8 -v2 aes-256-cbc makes one that it knows");
    }

    @Test
    void sayHowToConvertThem() {
        assertThat(refused(file("encrypted-pkcs1.pem")))
                .hasMessage(HEAD + "it is encrypted in OpenSSL's old way; convert it with openssl pkcs8 -topk8");
        assertThat(refused(file("openssh.pem")))
                .hasMessage(HEAD + "it is in OpenSSH's own format; convert it with ssh-keygen -p -m PEM");
    }

    private static PrivateKey read(String pem) {
        return new RsaKeys("app", "RSA-SHA256").read(Secret.of(pem), Secret.of("open"));
    }

    private static SettingsException refused(String pem) {
        return catchThrowableOfType(SettingsException.class, () -> read(pem));
    }

    private static String file(String name) {
        try (InputStream in = KeyFilesTest.class.getResourceAsStream("/keys/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
