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
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a private key as text, from a setting itself, a file, or an entry of the key store. */
final class PrivateKeyReader {

    private final SettingValues values;
    private final SettingKey text;
    private final SettingKey file;
    private final SettingKey alias;
    private final boolean rsa;

    /** @param rsa whether it has to be PEM text or an entry of RSA, and no JSON Web Key */
    PrivateKeyReader(SettingValues values, SettingKey text, SettingKey file, SettingKey alias, boolean rsa) {
        this.values = values;
        this.text = text;
        this.file = file;
        this.alias = alias;
        this.rsa = rsa;
    }

    boolean isSet() {
        return !places().isEmpty();
    }

    /** Returns empty if it is not set, or cannot be read, which is noted. */
    Optional<Secret> read() {
        List<SettingKey> set = places();
        if (set.isEmpty()) {
            return Optional.empty();
        }
        if (set.size() > 1) {
            values.problems()
                    .add(SettingsMessages.onlyOneOf(
                            set.stream().map(SettingKey::key).toList()));
        }
        if (set.get(0) == text) {
            return values.optional(text, ValueParser::pem);
        }
        return set.get(0) == file ? values.optional(file, this::file) : entry();
    }

    private List<SettingKey> places() {
        return Stream.of(text, file, alias).filter(values::isSet).toList();
    }

    private Secret file(String name) throws BadValueException {
        try {
            String content = text(Files.readAllBytes(KeyStoreReader.file(name)));
            if (content.contains("-----BEGIN ")
                    || !rsa && content.stripLeading().startsWith("{")) {
                return Secret.of(content);
            }
        } catch (IOException e) {
            // same answer
        }
        throw new BadValueException("names a file that is no PEM text" + (rsa ? "" : " and no JSON Web Key"));
    }

    // tools write text around the key in any encoding; PowerShell makes UTF-16 of all
    private static String text(byte[] bytes) {
        boolean utf16 = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        return new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
    }

    private Optional<Secret> entry() {
        if (!values.isSet(RemoteAppKey.KEY_STORE)) {
            values.missing(RemoteAppKey.KEY_STORE, alias + " names an entry of it");
            return Optional.empty();
        }
        KeyStoreReader stores = new KeyStoreReader(values);
        char[] password = stores.password(RemoteAppKey.KEY_STORE_PASSWORD).orElse(new char[0]);
        return stores.open(RemoteAppKey.KEY_STORE, RemoteAppKey.KEY_STORE_PASSWORD)
                .flatMap(store -> values.optional(alias, name -> entry(store, name, password)));
    }

    private Secret entry(KeyStore store, String name, char[] password) throws BadValueException {
        Key key;
        try {
            key = store.getKey(name, password);
        } catch (GeneralSecurityException e) {
            throw new BadValueException("names an entry of key-store that key-store-password does not open");
        }
        if (key == null) {
            throw new BadValueException("names no key in key-store");
        }
        if (!(rsa ? key instanceof RSAPrivateKey : key instanceof PrivateKey)) {
            throw new BadValueException(
                    "names an entry of key-store that is no " + (rsa ? "RSA " : "") + "private key");
        }
        return Secret.of("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    }
}
