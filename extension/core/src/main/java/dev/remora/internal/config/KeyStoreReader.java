package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

/** Opens the key store or trust store that a setting names. */
final class KeyStoreReader {

    private final SettingValues values;

    KeyStoreReader(SettingValues values) {
        this.values = values;
    }

    /** Returns empty if it is not set, or cannot be opened, which is noted. */
    Optional<KeyStore> open(SettingKey key, SettingKey passwordKey) {
        Optional<char[]> password = password(passwordKey);
        return values.find(key).flatMap(found -> values.parse(found, text -> open(text, password, passwordKey)));
    }

    Optional<char[]> password(SettingKey key) {
        return values.optional(key, ValueParser::secret).map(Secret::reveal).map(String::toCharArray);
    }

    /** The path of a file that can be read. */
    static Path file(String text) throws BadValueException {
        try {
            Path path = Path.of(ValueParser.anyText(text));
            if (Files.isReadable(path) && !Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // same answer
        }
        throw new BadValueException("names no file that can be read");
    }

    private static KeyStore open(String text, Optional<char[]> password, SettingKey passwordKey)
            throws BadValueException {
        Path path = file(text);
        try {
            return KeyStore.getInstance(path.toFile(), password.orElse(null));
        } catch (GeneralSecurityException | IOException e) {
            throw new BadValueException("is no PKCS#12 or JKS file that "
                    + (password.isPresent() ? passwordKey + " opens" : "opens without " + passwordKey));
        }
    }
}
