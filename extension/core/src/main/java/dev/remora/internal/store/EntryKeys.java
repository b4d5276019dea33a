package dev.remora.internal.store;

import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.wire.Hashes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of the keys of entries: printable ASCII, readable where what it stands for is short and of such letters, else a hash. */
final class EntryKeys {

    private static final int LONGEST = 150;
    private static final String AS_THEY_ARE = "-._~@+=,:";

    private EntryKeys() {}

    static String of(TokenKey key) {
        return part("", key.remoteApp()) + "|" + owner(key.owner()) + "|" + name(key.name());
    }

    // who has the id of a session's owner could look for it in copied sessions
    private static String owner(TokenOwner owner) {
        String kind = owner.kind().name().toLowerCase(Locale.ROOT);
        return owner.kind() == Kind.SESSION ? kind + "#" + hash(owner.id()) : part(kind, owner.id());
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : part("", name);
    }

    private static String part(String prefix, String text) {
        StringBuilder readable = new StringBuilder();
        for (int at = 0; at < text.length() && readable.length() <= LONGEST; at++) {
            char letter = text.charAt(at);
            if (letter < 0x20 || letter >= 0x7f) {
                return prefix + "#" + hash(text);
            }
            boolean asItIs = Character.isLetterOrDigit(letter) || AS_THEY_ARE.indexOf(letter) >= 0;
            readable.append(asItIs ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return readable.length() <= LONGEST ? prefix + ":" + readable : prefix + "#" + hash(text);
    }

    /** Half a character of UTF-16 is not the same as any other. */
    private static String hash(String text) {
        StringBuilder units = new StringBuilder(text.length() * 5);
        text.chars().forEach(unit -> units.append(Integer.toHexString(unit)).append('.'));
        return Hashes.name(units.toString());
    }
}
