package dev.remora.internal.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The class loader with which JAX-RS and JSON-B find their implementations: that of the deployment, whatever thread happens
 * to make the first call. It may be one of a pool that sees nothing of the application.
 */
public final class DeploymentClassLoader {

    private final @Nullable ClassLoader loader;

    /** That of the calling thread. */
    public DeploymentClassLoader() {
        this.loader = Thread.currentThread().getContextClassLoader();
    }

    public <T> T with(Supplier<T> making) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return making.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
