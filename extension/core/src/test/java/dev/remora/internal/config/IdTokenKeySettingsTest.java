package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key that ID tokens are encrypted for. */
@Tag("F-11")
class IdTokenKeySettingsTest {

    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n";

    @TempDir
    Path folder;

    private final Configured configured = Configured.oauth2("x").with("remora.x.issuer", "https://a.example");

    @Test
    void thereIsNoneUnlessItIsSet() {
        assertThat(openId().decryptionKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {PEM, "{\"kty\":\"EC\"}"})
    void itIsTextOfOneLineOrSeveral(String key) {
        configured.with("remora.x.id-token-key", key);

        assertThat(openId().decryptionKey()).isEqualTo(Secret.of(key));
        assertThat(openId()).asString().doesNotContain("QUJD", "kty");
    }

    @Test
    void itIsInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), PEM);
        configured.with("remora.x.id-token-key-file", file.toString());

        assertThat(openId().decryptionKey()).isEqualTo(Secret.of(PEM));
    }

    @Test
    void itIsInTheKeyStore() throws Exception {
        Path store = new KeyStores(folder).withKey("ec.p12", "PKCS12", "EC");
        configured
                .with("remora.x.key-store", store.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD)
                .with("remora.x.id-token-key-alias", "signing");

        assertThat(Objects.requireNonNull(openId().decryptionKey()).reveal())
                .startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void itIsInOnePlaceOnly() {
        assertThat(configured
                        .with("remora.x.id-token-key", PEM)
                        .with("remora.x.id-token-key-alias", "decrypting")
                        .refused("x")
                        .keys())
                .containsExactly("id-token-key", "id-token-key-alias");
    }

    private OpenIdSettings openId() {
        return Objects.requireNonNull(configured.readOAuth2("x").openId());
    }
}
