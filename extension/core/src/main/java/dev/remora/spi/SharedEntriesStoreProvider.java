package dev.remora.spi;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a module whose engine keeps values under keys: its application-scoped bean extends this class, says its
 * {@link #name}, and opens the engine. It is opened at the first use of a remote application, once; if that fails, the next use
 * tries again.
 *
 * @since 1.0
 */
public abstract class SharedEntriesStoreProvider implements StoreProvider {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SharedEntries opened;

    /** For the beans of modules. */
    protected SharedEntriesStoreProvider() {}

    /**
     * Opens the engine; called by one thread at a time.
     *
     * @return its entries
     * @throws dev.remora.OAuthException if it cannot be opened, or a setting is missing
     */
    protected abstract SharedEntries open();

    /**
     * Closes what {@link #open} opened, at the end of the application; also if that has failed halfway.
     */
    protected abstract void close();

    /**
     * How long a token of a browser session is kept after it was granted or renewed last.
     *
     * @return the time, such as the setting of the module says it
     */
    protected abstract Duration sessionLifetime();

    @Override
    public TokenStore tokens(StoreContext context) {
        return context.tokens(entries(), sessionLifetime());
    }

    @Override
    public PendingAuthorizations pendingAuthorizations(StoreContext context) {
        return context.pendingAuthorizations(entries());
    }

    @Override
    public LogoutRegistry logouts(StoreContext context) {
        return context.logouts(entries());
    }

    @Override
    public Optional<LinkedAccounts> linkedAccounts(StoreContext context) {
        return Optional.of(context.linkedAccounts(entries()));
    }

    @Override
    public Optional<SessionStore> sessions(StoreContext context) {
        return Optional.of(context.sessions(entries()));
    }

    /** Ends with the application. */
    @PreDestroy
    protected void end() {
        lock.lock();
        try {
            opened = null;
            close();
        } finally {
            lock.unlock();
        }
    }

    private SharedEntries entries() {
        lock.lock();
        try {
            SharedEntries there = opened;
            if (there == null) {
                there = open();
                opened = there;
            }
            return there;
        } finally {
            lock.unlock();
        }
    }
}
