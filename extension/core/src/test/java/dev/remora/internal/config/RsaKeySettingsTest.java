package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the RSA private key comes from. */
class RsaKeySettingsTest {

    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n";

    @TempDir
    static Path folder;

    private static Path rsa = Path.of("");
    private static Path ec = Path.of("");

    private final Configured configured = Configured.oauth1("x").with("remora.x.signature-method", "RSA-SHA256");

    @BeforeAll
    static void makeStores() throws Exception {
        KeyStores stores = new KeyStores(folder);
        rsa = stores.withKey("rsa.p12", "PKCS12", "RSA");
        ec = stores.withKey("ec.p12", "PKCS12", "EC");
    }

    @Test
    @Tag("S6")
    void itIsText() {
        configured.with("remora.x.rsa-key", PEM).with("remora.x.rsa-key-passphrase", "open");
        assertThat(signing().rsaKey()).isEqualTo(Secret.of(PEM));
        assertThat(signing().rsaKeyPassphrase()).isEqualTo(Secret.of("open"));
    }

    @Test
    @Tag("S6")
    void itIsNotReadForOtherMethods() {
        configured.with("remora.x.signature-method", "HMAC-SHA1").with("remora.x.rsa-key-file", "no file");
        assertThat(signing().rsaKey()).isNull();
    }

    @Test
    void itIsInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), PEM);
        assertThat(configured
                        .with("remora.x.rsa-key-file", file.toString())
                        .readOAuth1("x")
                        .signing()
                        .rsaKey())
                .isEqualTo(Secret.of(PEM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE"})
    void whatStandsAroundItInAFileMayBeInAnyEncoding(String charset) throws IOException {
        String mark = charset.equals("UTF-8") || charset.equals("UTF-16LE") ? "\uFEFF" : "";
        byte[] text = (mark + "friendlyName: Müller\r\n" + PEM).getBytes(charset);
        Path file = Files.write(folder.resolve(charset + ".pem"), text);

        assertThat(Objects.requireNonNull(configured
                                .with("remora.x.rsa-key-file", file.toString())
                                .readOAuth1("x")
                                .signing()
                                .rsaKey())
                        .reveal())
                .endsWith(PEM);
    }

    @Test
    void theFileHasToBeThere() {
        configured.with("remora.x.rsa-key-file", folder.resolve("other.pem").toString());
        refuses("rsa-key-file (remora.x.rsa-key-file) names no file that can be read");
    }

    @Test
    void theFileHasToBeText() throws IOException {
        Path file = Files.write(folder.resolve("key.der"), new byte[] {(byte) 0x80, (byte) 0xFF});
        configured.with("remora.x.rsa-key-file", file.toString());
        refuses("rsa-key-file (remora.x.rsa-key-file) names a file that is no PEM text");
    }

    @Test
    void itIsAnEntryOfTheKeyStore() throws Exception {
        entry(rsa, "signing", KeyStores.PASSWORD);
        KeyStore store = KeyStore.getInstance(rsa.toFile(), KeyStores.PASSWORD.toCharArray());
        byte[] key = store.getKey("signing", KeyStores.PASSWORD.toCharArray()).getEncoded();
        assertThat(der(signing().rsaKey())).isEqualTo(key);
    }

    @Test
    void theEntryHasToBeThere() {
        entry(rsa, "other", KeyStores.PASSWORD);
        refuses("rsa-key-alias (remora.x.rsa-key-alias) names no key in key-store");
    }

    @Test
    void theEntryHasToBeAnRsaKey() {
        entry(ec, "signing", KeyStores.PASSWORD);
        refuses("rsa-key-alias (remora.x.rsa-key-alias) names an entry of key-store that is no RSA private key");
    }

    @Test
    void theKeyStoreHasToOpen() {
        entry(rsa, "signing", "wrong");
        refuses("key-store (remora.x.key-store) is no PKCS#12 or JKS file that key-store-password opens");
    }

    @Test
    void thereHasToBeAKeyStore() {
        configured.with("remora.x.rsa-key-alias", "signing");
        refuses("key-store is missing (rsa-key-alias names an entry of it); looked for in property remora.x.key-store;"
                + " environment variable REMORA_X_KEY_STORE");
    }

    @Test
    void itIsInOnePlaceOnly() {
        configured.with("remora.x.rsa-key", PEM).with("remora.x.rsa-key-file", "key.pem");
        refuses("only one of rsa-key, rsa-key-file can be set");
    }

    private SigningSettings signing() {
        return configured.readOAuth1("x").signing();
    }

    private void entry(Path store, String alias, String password) {
        configured
                .with("remora.x.key-store", store.toString())
                .with("remora.x.key-store-password", password)
                .with("remora.x.rsa-key-alias", alias);
    }

    private void refuses(String text) {
        assertThat(configured.refused("x")).hasMessage("REMORA-00001: remote app 'x': " + text);
    }

    private static byte[] der(@Nullable Secret pem) {
        return Base64.getMimeDecoder()
                .decode(Objects.requireNonNull(pem)
                        .reveal()
                        .replaceAll("-----[A-Z ]+-----", "")
                        .strip());
    }
}
