package dev.remora.spi;

import java.util.List;

/**
 * Brings the keys under which stores encrypt, for instance from a vault, in place of {@code remora.store-key} and {@code
 * remora.store-old-keys}. One unqualified CDI bean serves all remote applications. It is asked once, when a store is used for the
 * first time.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface StoreKeys {

    /**
     * The keys.
     *
     * @return 32 random bytes each, at least one; the first encrypts, all decrypt
     */
    List<byte[]> keys();
}
