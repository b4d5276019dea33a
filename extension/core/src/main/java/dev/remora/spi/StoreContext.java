package dev.remora.spi;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import java.time.Duration;
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

    /**
     * Makes a store of tokens on an engine that keeps values under keys. Leases are part of a token's entry, so that each change is
     * one atomic step.
     *
     * @param entries the engine
     * @param sessionLifetime how long a token of a browser session is kept after it was granted or renewed last
     * @return the store, encrypted by {@link #sealer}
     */
    TokenStore tokens(SharedEntries entries, Duration sessionLifetime);

    /**
     * Makes a store of sign-ins under way on an engine that keeps values under keys.
     *
     * @param entries the engine
     * @return the store, encrypted by {@link #sealer}
     */
    PendingAuthorizations pendingAuthorizations(SharedEntries entries);

    /**
     * Makes a store of logouts on an engine that keeps values under keys.
     *
     * @param entries the engine
     * @return the store; its keys are hashes by {@link #sealer}
     */
    LogoutRegistry logouts(SharedEntries entries);

    /**
     * Makes a store of linked accounts on an engine that keeps values under keys.
     *
     * @param entries the engine
     * @return the store
     */
    LinkedAccounts linkedAccounts(SharedEntries entries);

    /**
     * Makes a store of browsers' sessions on an engine that keeps values under keys.
     *
     * @param entries the engine
     * @return the store
     */
    SessionStore sessions(SharedEntries entries);
}
