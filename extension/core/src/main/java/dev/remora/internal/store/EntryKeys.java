package dev.remora.internal.store;

import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.wire.Hashes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of the keys of entries: printable ASCII, readable where what it stands for is short and of such letters, else a hash. */
final class EntryKeys {

    private static final int LONGEST = 150;
    private static final String AS_THEY_ARE = "-._~@+=,:";
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-F]{2})");

    private EntryKeys() {}

    static String of(TokenKey key) {
        return ofOwner(key.remoteApp(), key.owner()) + "|" + name(key.name());
    }

    static String ofOwner(String remoteApp, TokenOwner owner) {
        return part("", remoteApp) + "|" + owner(owner);
    }

    /** Not keyed, since a link outlives keys. */
    static String ofIdentity(String issuer, String subject) {
        return hash(issuer.length() + ":" + issuer + subject);
    }

    /** Whether it is the part of a key that has a name. */
    static boolean isName(String part) {
        return part.startsWith(":") || isHash(part);
    }

    /** Whether the part of a key does not say what it stands for. */
    static boolean isHash(String part) {
        return part.startsWith("#");
    }

    /** Reads the part of a name that is no hash. */
    static String nameOf(String part) {
        return ESCAPE.matcher(part.substring(1))
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** Each UTF-16 code unit in two octets: half a character is not the same as any other. */
    static byte[] octets(String text) {
        ByteBuffer octets = ByteBuffer.allocate(2 * text.length());
        text.chars().forEach(unit -> octets.putChar((char) unit));
        return octets.array();
    }

    static String text(byte[] octets) {
        return ByteBuffer.wrap(octets).asCharBuffer().toString();
    }

    // who has the id of a session's owner could look for it in copied sessions
    private static String owner(TokenOwner owner) {
        String kind = owner.kind().name().toLowerCase(Locale.ROOT);
        return owner.kind() == Kind.SESSION ? kind + "#" + hash(owner.id()) : part(kind, owner.id());
    }

    /** The last part of a key; empty for a token without name. */
    static String name(@Nullable String name) {
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
