package dev.remora.internal.http;

import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.ProtocolFilter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The connections and threads of all protocol calls of an application. */
public final class ProtocolHttp implements AutoCloseable {

    private final ExecutorService executor = daemonThreads();
    private final CallsInFlight calls = new CallsInFlight();
    private final Connections connections;

    public ProtocolHttp() {
        this(System::nanoTime);
    }

    ProtocolHttp(LongSupplier nanoTime) {
        connections = new Connections(executor, nanoTime);
    }

    /** Calls of one remote application; the filters are in the order in which they see requests. */
    public ProtocolExchange exchange(RemoteAppSettings settings, List<ProtocolFilter> filters) {
        return new FilteredExchange(
                settings, filters, new ProtocolTransport(settings, connections, calls, new AtomicBoolean()));
    }

    /** Gives up what is under way, and lets all threads end. */
    @Override
    public void close() {
        calls.close();
        connections.close();
        executor.shutdown();
    }

    // the threads belong to nobody: neither thread locals nor the class loader of whoever called first
    private static ExecutorService daemonThreads() {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(null, task, "remora-http-" + count.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            return thread;
        });
    }
}
