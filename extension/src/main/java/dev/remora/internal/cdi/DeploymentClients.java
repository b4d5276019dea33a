package dev.remora.internal.cdi;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.function.Supplier;

/**
 * The JAX-RS client that the application sees. JAX-RS looks for it with the context class loader, and the thread that makes
 * the first call may be one of a pool that belongs to nobody.
 */
final class DeploymentClients implements Supplier<ClientBuilder> {

    private final ClassLoader loader;

    /** Takes the class loader of the deployment from the thread that deploys. */
    DeploymentClients() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        this.loader = context == null ? DeploymentClients.class.getClassLoader() : context;
    }

    @Override
    public ClientBuilder get() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return ClientBuilder.newBuilder();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
