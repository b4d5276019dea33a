package dev.remora.internal.client;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The threads that asynchronous calls wait on: the server's managed executor where there is one, else virtual threads where
 * the JVM has them, else up to 64 threads.
 */
final class AsyncExecutor implements AutoCloseable {

    static final int MOST_THREADS = 64;

    private static final String MANAGED =
            "java:comp/DefaultManagedExecutorService"; // Jakarta Concurrency section 3.1.4
    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    private final ExecutorService executor;
    private final boolean own;

    /** Asks the naming context of the calling thread. */
    AsyncExecutor() {
        ExecutorService managed = managed();
        own = managed == null;
        executor = managed == null ? ownThreads() : managed;
    }

    ExecutorService get() {
        return executor;
    }

    /** Lets calls under way end. The server's executor is the server's to close. */
    @Override
    public void close() {
        if (own) {
            executor.shutdown();
        }
    }

    @SuppressWarnings("BanJNDI") // the name is a constant, and its context the server's own
    private static @Nullable ExecutorService managed() {
        try {
            return InitialContext.doLookup(MANAGED) instanceof ExecutorService found ? found : null;
        } catch (NamingException | LinkageError | RuntimeException none) { // some servers throw of their own
            LOG.log(Level.DEBUG, "no managed executor: {0}", none.getClass().getName());
            return null;
        }
    }

    private static ExecutorService ownThreads() {
        try { // since Java 21
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException older) {
            return new DaemonThreads();
        }
    }

    /** Threads that end when they are idle, and keep no class loader but while they run a task of its deployment. */
    private static final class DaemonThreads extends ThreadPoolExecutor {

        DaemonThreads() {
            this(new AtomicInteger());
        }

        private DaemonThreads(AtomicInteger count) {
            super(MOST_THREADS, MOST_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(null, task, "remora-async-" + count.incrementAndGet(), 0, false);
                thread.setDaemon(true);
                thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                return thread;
            });
            allowCoreThreadTimeOut(true);
        }

        /** The class loader is the caller's: JAX-RS and JSON-B find their providers with it. */
        @Override
        public void execute(Runnable task) {
            ClassLoader callers = Thread.currentThread().getContextClassLoader();
            super.execute(() -> {
                Thread thread = Thread.currentThread();
                ClassLoader before = thread.getContextClassLoader();
                thread.setContextClassLoader(callers);
                try {
                    task.run();
                } finally {
                    thread.setContextClassLoader(before);
                }
            });
        }
    }
}
