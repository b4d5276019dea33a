package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads the RSA private key as PEM text, from the setting itself, a file, or an entry of the key store. */
final class RsaKeyReader {

    private static final List<SettingKey> PLACES =
            List.of(RemoteAppKey.RSA_KEY, RemoteAppKey.RSA_KEY_FILE, RemoteAppKey.RSA_KEY_ALIAS);

    private final SettingValues values;

    RsaKeyReader(SettingValues values) {
        this.values = values;
    }

    Optional<Secret> read(String signatureMethod) {
        List<SettingKey> set = PLACES.stream().filter(values::isSet).toList();
        if (set.isEmpty()) {
            values.missing(
                    RemoteAppKey.RSA_KEY,
                    "signature-method " + signatureMethod + " needs it, or rsa-key-file, or rsa-key-alias");
            return Optional.empty();
        }
        if (set.size() > 1) {
            values.problems()
                    .add(SettingsMessages.onlyOneOf(
                            set.stream().map(SettingKey::key).toList()));
        }
        SettingKey first = set.get(0);
        if (first == RemoteAppKey.RSA_KEY) {
            return values.optional(RemoteAppKey.RSA_KEY, ValueParser::pem);
        }
        return first == RemoteAppKey.RSA_KEY_FILE
                ? values.optional(RemoteAppKey.RSA_KEY_FILE, RsaKeyReader::file)
                : entry();
    }

    private static Secret file(String text) throws BadValueException {
        try {
            String pem = text(Files.readAllBytes(KeyStoreReader.file(text)));
            if (pem.contains("-----BEGIN ")) {
                return Secret.of(pem);
            }
        } catch (IOException e) {
            // same answer
        }
        throw new BadValueException("names a file that is no PEM text");
    }

    // tools write text around the key in any encoding; PowerShell makes UTF-16 of all
    private static String text(byte[] bytes) {
        boolean utf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        return new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    }

    private Optional<Secret> entry() {
        if (!values.isSet(RemoteAppKey.KEY_STORE)) {
            values.missing(RemoteAppKey.KEY_STORE, "rsa-key-alias names an entry of it");
            return Optional.empty();
        }
        KeyStoreReader stores = new KeyStoreReader(values);
        char[] password = stores.password(RemoteAppKey.KEY_STORE_PASSWORD).orElse(new char[0]);
        return stores.open(RemoteAppKey.KEY_STORE, RemoteAppKey.KEY_STORE_PASSWORD)
                .flatMap(store -> values.optional(RemoteAppKey.RSA_KEY_ALIAS, alias -> entry(store, alias, password)));
    }

    private static Secret entry(KeyStore store, String alias, char[] password) throws BadValueException {
        Key key;
        try {
            key = store.getKey(alias, password);
        } catch (GeneralSecurityException e) {
            throw new BadValueException("names an entry of key-store that key-store-password does not open");
        }
        if (key == null) {
            throw new BadValueException("names no key in key-store");
        }
        if (!(key instanceof RSAPrivateKey)) {
            throw new BadValueException("names an entry of key-store that is no RSA private key");
        }
        return Secret.of("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    }
}
