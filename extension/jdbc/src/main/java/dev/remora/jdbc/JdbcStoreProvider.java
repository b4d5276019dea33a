package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.SessionStore;
import dev.remora.spi.Settings;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreProvider;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for the database on first use. */
@ApplicationScoped
class JdbcStoreProvider implements StoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<DataSource> dataSources;

    @Inject
    Detached detached;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Opened opened;

    private record Opened(
            Database database,
            Sweeper sweeper,
            ExecutorService executor,
            @Nullable UrlDataSource connections) {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public TokenStore tokens(StoreContext context) {
        Opened there = opened(context);
        return new JdbcTokenStore(there.database(), context.sealer(), there.sweeper());
    }

    @Override
    public PendingAuthorizations pendingAuthorizations(StoreContext context) {
        Opened there = opened(context);
        return new JdbcPendingAuthorizations(
                there.database(), context.sealer(), context.clock(), new SecureRandom(), there.sweeper());
    }

    @Override
    public LogoutRegistry logouts(StoreContext context) {
        Opened there = opened(context);
        return new JdbcLogoutRegistry(there.database(), context.sealer(), context.clock(), there.sweeper());
    }

    @Override
    public Optional<LinkedAccounts> linkedAccounts(StoreContext context) {
        return Optional.of(new JdbcLinkedAccounts(opened(context).database(), context.sealer(), context.clock()));
    }

    @Override
    public Optional<SessionStore> sessions(StoreContext context) {
        Opened there = opened(context);
        return Optional.of(
                new JdbcSessions(there.database(), context.sealer().keyId(), context.clock(), there.sweeper()));
    }

    @PreDestroy
    void close() {
        lock.lock();
        try {
            Opened there = opened;
            if (there != null) {
                there.executor().shutdownNow();
                if (there.connections() != null) {
                    there.connections().close();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Opened opened(StoreContext context) {
        lock.lock();
        try {
            Opened there = opened;
            if (there == null) {
                there = open(context);
                opened = there;
            }
            return there;
        } finally {
            lock.unlock();
        }
    }

    private Opened open(StoreContext context) {
        DataSource source = source();
        Database database =
                new Database(source, settings.global(JdbcSettings.SCHEMA).orElse(SchemaMode.VALIDATE), detached::call);
        // its one thread ends by itself between sweeps
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
                    Thread thread = new Thread(run, "remora-jdbc-sweep");
                    thread.setDaemon(true);
                    return thread;
                });
        Sweeper sweeper = new Sweeper(
                database,
                context.clock(),
                settings.global(JdbcSettings.SESSION_LIFETIME).orElseThrow(),
                executor);
        return new Opened(database, sweeper, executor, source instanceof UrlDataSource own ? own : null);
    }

    private DataSource source() {
        String name = settings.global(JdbcSettings.DATASOURCE).orElse(null);
        if (name != null) {
            return named(name);
        }
        String url = settings.global(JdbcSettings.URL).orElse(null);
        if (url != null) {
            return new UrlDataSource(
                    url,
                    settings.global(JdbcSettings.USER).orElse(null),
                    settings.global(JdbcSettings.PASSWORD).orElse(null));
        }
        if (!dataSources.isResolvable()) {
            throw JdbcMessages.noDatabase();
        }
        return dataSources.get();
    }

    @SuppressWarnings("BanJNDI") // the name is one of the settings
    private static DataSource named(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw JdbcMessages.notFound(name, e);
        }
    }
}
