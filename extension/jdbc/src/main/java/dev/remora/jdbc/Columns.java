package dev.remora.jdbc;

import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.PendingAuthorization;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of owners, names and times in columns. Every engine compares printable ASCII octet by octet; what is else goes as a hash. */
final class Columns {

    private static final int LONGEST = 150;

    private Columns() {}

    /** The primary key of a token. */
    record RowKey(String app, String owner, String name) {

        static RowKey of(TokenKey key) {
            return new RowKey(key.remoteApp(), ownerColumn(key.owner()), nameColumn(key.name()));
        }
    }

    /** Whether the column of a name holds its hash only. */
    static boolean isHash(String column) {
        return column.startsWith("#");
    }

    /** Reads a column of a name that is no hash; empty for a token without a name. */
    static Optional<String> name(String column) {
        return column.isEmpty() ? Optional.empty() : Optional.of(column.substring(1));
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

    /** The key of what belongs to an identity; not keyed, since a link outlives keys. */
    static String hashOfIdentity(String issuer, String subject) {
        return hash(issuer.length() + ":" + issuer + subject);
    }

    // who has the id of a session's owner could look for it in copied sessions
    static String ownerColumn(TokenOwner owner) {
        String kind = owner.kind().name().toLowerCase(Locale.ROOT);
        return owner.kind() == Kind.SESSION ? kind + "#" + hash(owner.id()) : column(kind, owner.id());
    }

    private static String nameColumn(@Nullable String name) {
        return name == null ? "" : column("", name);
    }

    private static String column(String prefix, String text) {
        boolean readable =
                text.length() <= LONGEST && !text.endsWith(" ") && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        return readable ? prefix + ":" + text : prefix + "#" + hash(text);
    }

    /** Half a character of UTF-16 is not the same as any other. */
    private static String hash(String text) {
        StringBuilder units = new StringBuilder(text.length() * 5);
        text.chars().forEach(unit -> units.append(Integer.toHexString(unit)).append('.'));
        return PendingAuthorization.hashOfState(units.toString());
    }

    /** Milliseconds; the ends of all time are the ends of what fits. */
    static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
