package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.SessionSettings;
import dev.remora.internal.settings.SessionSettings.Store;
import dev.remora.internal.settings.StoreSettings;
import dev.remora.internal.settings.StoreSettings.Encryption;
import dev.remora.internal.settings.WebSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings that are about all remote applications. */
final class GlobalReader {

    private static final int KEY_LENGTH = 32;
    private static final int MOST_CHUNKS = 4;
    private static final int CHUNKS =
            Integer.parseInt(GlobalKey.COOKIE_CHUNKS.defaultValue().orElseThrow());

    // . and .. alone are none
    private static final Pattern PATH = Pattern.compile("/?(?!\\.{1,2}(/|$))[\\w.~-]+(/(?!\\.{1,2}(/|$))[\\w.~-]+)*");

    private final PropertyReader reader;

    GlobalReader(PropertyReader reader) {
        this.reader = reader;
    }

    /** @throws dev.remora.SettingsException if there is a value and it is bad */
    <T> Optional<T> read(GlobalKey key, ValueParser<T> parser) {
        return text(key.property()).map(text -> parsed(key.property(), text, parser));
    }

    /** @throws dev.remora.SettingsException if there is a value and it cannot be read */
    Optional<String> text(String property) {
        return reader.read(property).map(found -> {
            if (found.fault() != null) {
                throw SettingsMessages.globalInvalid(property, found.fault());
            }
            return found.text();
        });
    }

    static <T> T parsed(String property, String text, ValueParser<T> parser) {
        try {
            return parser.parse(text);
        } catch (BadValueException e) {
            throw SettingsMessages.globalInvalid(property, e.why());
        }
    }

    SessionSettings session() {
        return new SessionSettings(
                read(GlobalKey.SESSION_STORE, ValueParser.choice(Store.class)).orElse(null),
                keys(GlobalKey.COOKIE_KEY, GlobalKey.COOKIE_OLD_KEYS),
                read(GlobalKey.COOKIE_LIFETIME, ValueParser::duration).orElseGet(GlobalReader::lifetime),
                read(GlobalKey.COOKIE_CHUNKS, GlobalReader::chunks).orElse(CHUNKS),
                read(GlobalKey.HEADER_LIMIT, ValueParser::bytes).orElse(null),
                // the settings of each remote app tell about a bad one
                new ExternalBaseUri(reader, new Problems("")).read(false).orElse(null));
    }

    StoreSettings store() {
        return new StoreSettings(
                read(GlobalKey.TOKEN_STORE, String::strip).orElse(null),
                keys(GlobalKey.STORE_KEY, GlobalKey.STORE_OLD_KEYS),
                read(GlobalKey.STORE_ENCRYPTION, ValueParser.choice(Encryption.class))
                        .orElse(Encryption.AES),
                read(GlobalKey.STORE_CACHE, ValueParser::duration).orElse(null));
    }

    private List<byte[]> keys(GlobalKey newest, GlobalKey others) {
        List<byte[]> keys = new ArrayList<>();
        read(newest, GlobalReader::key).ifPresent(keys::add);
        List<byte[]> old = read(others, GlobalReader::keys).orElse(List.of());
        if (keys.isEmpty() && !old.isEmpty()) {
            throw SettingsMessages.globalInvalid(others.property(), "is set, but " + newest.property() + " is not");
        }
        keys.addAll(old);
        return keys;
    }

    private static int chunks(String text) throws BadValueException {
        int chunks = ValueParser.number(text);
        if (chunks > MOST_CHUNKS) {
            throw new BadValueException("is more than " + MOST_CHUNKS);
        }
        return chunks;
    }

    WebSettings web() {
        return new WebSettings(
                read(GlobalKey.ENDPOINTS, ValueParser::flag).orElse(false),
                read(GlobalKey.ENDPOINTS_PATH, GlobalReader::path)
                        .orElseGet(() -> GlobalKey.ENDPOINTS_PATH.defaultValue().orElseThrow()),
                read(GlobalKey.CALLER, ValueParser::flag).orElse(false),
                read(GlobalKey.LINK_FRESH_WITHIN, ValueParser::duration).orElse(null));
    }

    private static String path(String text) throws BadValueException {
        String path = ValueParser.text(text).strip().replaceAll("/+$", "");
        if (!PATH.matcher(path).matches()) {
            throw new BadValueException("is no path: letters, digits, - . _ ~ between single slashes");
        }
        return path;
    }

    private static Duration lifetime() {
        return Duration.parse(GlobalKey.COOKIE_LIFETIME.defaultValue().orElseThrow());
    }

    private static List<byte[]> keys(String text) throws BadValueException {
        List<byte[]> keys = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            keys.add(key(one));
        }
        return keys;
    }

    /** In either alphabet of base64, with or without padding. */
    private static byte[] key(String text) throws BadValueException {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new BadValueException("is not base64");
        }
        if (key.length != KEY_LENGTH) {
            throw new BadValueException(
                    "is " + key.length + " bytes in base64, and has to be " + KEY_LENGTH + " random ones");
        }
        return key;
    }
}
