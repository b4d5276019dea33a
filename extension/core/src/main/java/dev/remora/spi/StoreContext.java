package dev.remora.spi;

import java.time.InstantSource;

/**
 * The parts of Remora that the store of a module needs ({@link StoreProvider}).
 *
 * @since 1.0
 */
public interface StoreContext {

    /**
     * Encrypts what is kept.
     *
     * @return the sealer with the keys of the application
     * @throws dev.remora.SettingsException if there is no key, and {@code remora.store-encryption} does not say to go without
     */
    Sealer sealer();

    /**
     * The application's clock, by which sign-ins and logouts expire. Leases go by the clock of the store.
     *
     * @return the clock
     */
    InstantSource clock();
}
