package dev.remora.spi;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import java.util.Optional;

/**
 * The stores that a module brings, so that many nodes share tokens, sign-ins under way and logouts: an application-scoped bean of
 * the module. They are used where the application has no bean of its own for the same contract, neither a {@link TokenStore}, nor a
 * {@link dev.remora.TokenGetter}, a {@link PendingAuthorizations} or a {@link LogoutRegistry}. Of several modules the setting {@code
 * remora.token-store} chooses one. Nothing is asked before the first use of a remote application.
 *
 * @since 1.0
 */
public interface StoreProvider {

    /**
     * The name by which {@code remora.token-store} chooses it.
     *
     * @return such as {@code jdbc}
     */
    String name();

    /**
     * The store of tokens; asked for once.
     *
     * @param context what Remora gives
     * @return the store
     */
    TokenStore tokens(StoreContext context);

    /**
     * The store of sign-ins under way; asked for once.
     *
     * @param context what Remora gives
     * @return the store
     */
    PendingAuthorizations pendingAuthorizations(StoreContext context);

    /**
     * The store of logouts; asked for once.
     *
     * @param context what Remora gives
     * @return the store
     */
    LogoutRegistry logouts(StoreContext context);

    /**
     * The store of linked accounts; asked for once.
     *
     * @param context what Remora gives
     * @return the store; empty, as this default is, for a module that keeps none: links are kept in memory then
     */
    default Optional<LinkedAccounts> linkedAccounts(StoreContext context) {
        return Optional.empty();
    }

    /**
     * The store of browsers' sessions; asked for once.
     *
     * @param context what Remora gives
     * @return the store; empty, as this default is, for a module that keeps none: they are HTTP sessions or encrypted cookies then
     */
    default Optional<SessionStore> sessions(StoreContext context) {
        return Optional.empty();
    }
}
