package dev.remora.tck.nodes;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.SessionStore;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreProvider;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes points of the steps of a module's stores; a node enables it. */
@Decorator
public class PausingStores implements StoreProvider {

    @Inject
    @Delegate
    @Any
    StoreProvider module;

    @Inject
    PausePoints points;

    /** Made by CDI. */
    public PausingStores() {}

    @Override
    public String name() {
        return module.name();
    }

    @Override
    public TokenStore tokens(StoreContext context) {
        return new PausingTokenStore(module.tokens(context), points);
    }

    @Override
    public PendingAuthorizations pendingAuthorizations(StoreContext context) {
        return new PausingPendingAuthorizations(module.pendingAuthorizations(context), points);
    }

    @Override
    public LogoutRegistry logouts(StoreContext context) {
        return module.logouts(context);
    }

    @Override
    public Optional<LinkedAccounts> linkedAccounts(StoreContext context) {
        return module.linkedAccounts(context);
    }

    @Override
    public Optional<SessionStore> sessions(StoreContext context) {
        return module.sessions(context);
    }
}
