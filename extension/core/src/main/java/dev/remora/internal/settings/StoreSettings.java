package dev.remora.internal.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of stores that nodes share.
 *
 * @param name the one to use; {@code null}: the one that is there
 * @param keys the one to encrypt with first; may be none
 * @param encryption whether they encrypt at all
 * @param cache how long this node uses what it read; {@code null}: it asks each time
 */
public record StoreSettings(
        @Nullable String name,
        List<byte[]> keys,
        Encryption encryption,
        @Nullable Duration cache) {

    /** The name that chooses none of them. */
    public static final String SESSION = "session";

    /** Whether they encrypt. */
    public enum Encryption {
        AES,
        NONE
    }

    public StoreSettings {
        keys = List.copyOf(keys);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "StoreSettings[" + name + ", " + keys.size() + " keys, " + encryption + "]";
    }
}
