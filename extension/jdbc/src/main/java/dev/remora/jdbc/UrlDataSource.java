package dev.remora.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to {@code remora.jdbc-url}, of which a few are kept open: for programs that have no pool of their own. */
final class UrlDataSource implements DataSource, AutoCloseable {

    private static final int MOST = 10;
    private static final int WAIT_SECONDS = 10;
    private static final int VALID_SECONDS = 2;
    // one that was used just now needs no check
    private static final long FRESH = 1_000_000_000L;

    private final Driver driver;
    private final String url;
    private final Properties properties = new Properties();
    private final Semaphore permits = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private record Idle(Connection connection, long since) {}

    UrlDataSource(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.driver = driver(url);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
    }

    /** By the loader of the deployment: a server's own class {@code DriverManager} does not see drivers of applications. */
    private static Driver driver(String url) {
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(UrlDataSource.class::getClassLoader);
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (accepts(driver, url)) {
                return driver;
            }
        }
        String[] parts = url.split(":", 3);
        throw JdbcMessages.driverMissing(parts.length < 2 ? "" : parts[0] + ":" + parts[1] + ":");
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        acquire();
        boolean given = false;
        try {
            Connection connection = opened();
            given = true;
            return lent(connection);
        } finally {
            if (!given) {
                permits.release();
            }
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw JdbcMessages.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JdbcMessages.busy();
        }
    }

    private Connection opened() throws SQLException {
        for (Idle one = idle.poll(); one != null; one = idle.poll()) {
            if (System.nanoTime() - one.since() < FRESH || one.connection().isValid(VALID_SECONDS)) {
                return one.connection();
            }
            closeQuietly(one.connection());
        }
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not take its own address", "08001");
        }
        return connection;
    }

    /** The same connection, which goes back to this pool when it is closed, unless it failed. */
    private Connection lent(Connection connection) {
        boolean[] state = new boolean[2]; // failed, returned
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                if (!state[1]) {
                    state[1] = true;
                    giveBack(connection, state[0]);
                }
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                state[0] = true;
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                UrlDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    /** Drivers close a connection on which a statement found the database gone. */
    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private void giveBack(Connection connection, boolean failed) {
        if (failed || closed || isClosed(connection)) {
            closeQuietly(connection);
        } else {
            idle.push(new Idle(connection, System.nanoTime()));
        }
        permits.release();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            return; // it is gone all the same
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Idle one = idle.poll(); one != null; one = idle.poll()) {
            closeQuietly(one.connection());
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // there is no such log
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("it wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
