package dev.remora.benchmarks.stores;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.internal.cdi.RemoraExtension;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Sealer;
import dev.remora.spi.SessionStore;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreProvider;
import io.smallrye.config.inject.ConfigExtension;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** The store of {@code remora-jdbc} in a container. */
final class JdbcTokens implements AutoCloseable {

    private final WeldContainer container;
    private final TokenStore store;

    /** What it needs of Remora. */
    private record Context(Sealer sealer, InstantSource clock) implements StoreContext {

        @Override
        public TokenStore tokens(SharedEntries entries, Duration sessionLifetime) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PendingAuthorizations pendingAuthorizations(SharedEntries entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LogoutRegistry logouts(SharedEntries entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LinkedAccounts linkedAccounts(SharedEntries entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionStore sessions(SharedEntries entries) {
            throw new UnsupportedOperationException();
        }
    }

    JdbcTokens(String url, Sealer sealer) throws ClassNotFoundException {
        System.setProperty("remora.jdbc-url", url);
        System.setProperty("remora.jdbc-user", "postgres");
        System.setProperty("remora.jdbc-schema", "create");
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new ConfigExtension())
                .addBeanClasses(
                        Class.forName("dev.remora.jdbc.JdbcStoreProvider"), Class.forName("dev.remora.jdbc.Detached"))
                .initialize();
        store = container.select(StoreProvider.class).get().tokens(new Context(sealer, InstantSource.system()));
    }

    TokenStore store() {
        return store;
    }

    @Override
    public void close() {
        container.close();
    }
}
