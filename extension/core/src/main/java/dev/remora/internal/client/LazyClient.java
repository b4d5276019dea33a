package dev.remora.internal.client;

import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.Lazy;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one JAX-RS client of a remote app, made by the first call. */
final class LazyClient implements AutoCloseable {

    private final String remoteApp;
    private final HttpSettings http;
    private final CallFilter filter;
    private final JsonBodies json;
    private final Supplier<ClientBuilder> builders;
    private final ClientTransport transport;
    private final DeploymentClassLoader loader = new DeploymentClassLoader();
    private final Lazy<Client> client = new Lazy<>(this::made);
    private @Nullable AsyncExecutor executor; // made with the client
    private volatile boolean closed;

    LazyClient(
            String remoteApp,
            HttpSettings http,
            CallFilter filter,
            JsonBodies json,
            Supplier<ClientBuilder> builders,
            ClientTransport transport) {
        this.remoteApp = remoteApp;
        this.http = http;
        this.filter = filter;
        this.json = json;
        this.builders = builders;
        this.transport = transport;
    }

    Client get() {
        return client.get();
    }

    /** Waits for one that is being made; no other is made afterwards. */
    @Override
    public void close() {
        closed = true;
        client.made().ifPresent(Client::close);
        if (executor != null) {
            executor.close();
        }
    }

    private Client made() {
        if (closed) {
            throw new IllegalStateException("remote app '" + remoteApp + "' was closed");
        }
        return loader.with(this::built);
    }

    private Client built() {
        ClientBuilder builder = builders.get();
        builder.connectTimeout(millis(http.connectTimeout()), TimeUnit.MILLISECONDS);
        builder.readTimeout(millis(http.readTimeout()), TimeUnit.MILLISECONDS);
        if (http.sslContext() != null) {
            builder.sslContext(http.sslContext());
        }
        if (http.proxy() != null) {
            setProxy(builder, http.proxy());
        }
        ClientKind.configure(builder);
        transport.install(builder);
        OwnJsonb.register(json, builder);
        if (ClientKind.of(builder) != ClientKind.QUARKUS) { // Quarkus waits on no thread
            executor = new AsyncExecutor();
            builder.executorService(executor.get());
        }
        // after all other filters that may be registered: nobody changes what was signed and checked
        return builder.register(filter, Integer.MAX_VALUE).build();
    }

    // credentials are for where calls go over the connections of the JAX-RS client itself
    private static void setProxy(ClientBuilder builder, ProxySettings settings) {
        InetSocketAddress proxy = settings.address();
        builder.property("jersey.config.client.proxy.uri", "http://" + proxy.getHostString() + ":" + proxy.getPort());
        builder.property("org.jboss.resteasy.jaxrs.client.proxy.host", proxy.getHostString());
        builder.property("org.jboss.resteasy.jaxrs.client.proxy.port", proxy.getPort());
        builder.property("http.proxy.server.uri", proxy.getHostString());
        builder.property("http.proxy.server.port", proxy.getPort());
        if (settings.user() != null && settings.password() != null) {
            builder.property("jersey.config.client.proxy.username", settings.user());
            builder.property(
                    "jersey.config.client.proxy.password", settings.password().reveal());
        }
        ClientKind.setProxy(builder, settings);
    }

    // 0 would be: for ever
    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
