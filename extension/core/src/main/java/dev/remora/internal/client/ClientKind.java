package dev.remora.internal.client;

import dev.remora.internal.settings.ProxySettings;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.Map;

/** The JAX-RS implementations that are known, where they differ in what no standard property says. */
enum ClientKind {
    RESTEASY(Map.of("dev.resteasy.client.follow.redirects", false)),
    JERSEY(Map.of(
            "jersey.config.client.followRedirects", false,
            "jersey.config.client.suppressHttpComplianceValidation", true, // DELETE with a body, PUT without
            "jersey.config.client.httpUrlConnection.setMethodWorkaround", true)), // PATCH
    CXF(Map.of("http.autoredirect", false)),
    /** RESTEasy Reactive, whose name begins like RESTEasy's; it follows no redirect unless told to. */
    QUARKUS(Map.of()),
    OTHER(Map.of());

    private static final String FAULT_LISTENER = "org.apache.cxf.logging.FaultListener";
    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    @SuppressWarnings("ImmutableEnumChecker") // all are made by Map.of
    private final Map<String, Object> properties;

    // RESTEasy copies all properties several times a call, so each gets its own only
    ClientKind(Map<String, Object> properties) {
        this.properties = properties;
    }

    /** The kind of whatever object an implementation made; on Open Liberty it is of a class that extends RESTEasy's. */
    static ClientKind of(Object part) {
        for (Class<?> type = part.getClass(); type != null; type = type.getSuperclass()) {
            ClientKind kind = named(type.getName());
            if (kind != OTHER) {
                return kind;
            }
        }
        return OTHER;
    }

    private static ClientKind named(String name) {
        if (name.startsWith("org.jboss.resteasy.reactive.")) {
            return QUARKUS;
        }
        if (name.startsWith("org.jboss.resteasy.")) {
            return RESTEASY;
        }
        if (name.startsWith("org.glassfish.jersey.")) {
            return JERSEY;
        }
        return name.startsWith("org.apache.cxf.") ? CXF : OTHER;
    }

    /** Whether its read timeout ends a body that falls silent; where it does not, somebody has to watch. */
    boolean enforcesReadTimeout() {
        return this == RESTEASY || this == JERSEY;
    }

    /** Whether closing a body means to read the rest of it first: never done to a body that is too large or too slow. */
    boolean drainsOnClose() {
        return this == RESTEASY;
    }

    /** Whether its exceptions hold the URL of the request, with the query. */
    boolean showsUrlOfFailures() {
        return this == CXF;
    }

    /** Turns off what no standard property does: that redirects are followed, most of all. */
    static void configure(ClientBuilder builder) {
        ClientKind kind = of(builder);
        for (ClientKind each : values()) {
            if (each == kind || kind == OTHER) { // the client may be one of them in disguise
                each.properties.forEach(builder::property);
            }
        }
        try {
            switch (kind) {
                case RESTEASY -> forbidResending(builder);
                case CXF -> forbidLogging(builder);
                default -> {} // nothing is known to be needed
            }
        } catch (ReflectiveOperationException | LinkageError changed) {
            LOG.log(System.Logger.Level.DEBUG, "the JAX-RS client is not the one that was known", changed);
        }
    }

    /** Sets the proxy of clients that have no property for it. */
    static void setProxy(ClientBuilder builder, ProxySettings settings) {
        if (of(builder) != QUARKUS) {
            return;
        }
        try {
            InetSocketAddress proxy = settings.address();
            builder.getClass()
                    .getMethod("proxy", String.class, int.class)
                    .invoke(builder, proxy.getHostString(), proxy.getPort());
            if (settings.user() != null && settings.password() != null) {
                builder.getClass().getMethod("proxyUser", String.class).invoke(builder, settings.user());
                builder.getClass()
                        .getMethod("proxyPassword", String.class)
                        .invoke(builder, settings.password().reveal());
            }
        } catch (ReflectiveOperationException changed) {
            // going past the proxy would be worse
            throw new IllegalStateException("RESTEasy Reactive's client takes no proxy any more", changed);
        }
    }

    /** Gives up a connection with the unread rest on it. */
    static void discard(Response response) {
        if (of(response).drainsOnClose()) {
            try {
                Class<?> type = Class.forName(
                        "org.jboss.resteasy.specimpl.AbstractBuiltResponse",
                        false,
                        response.getClass().getClassLoader());
                type.getMethod("releaseConnection", boolean.class).invoke(response, false);
                return;
            } catch (ReflectiveOperationException | LinkageError changed) {
                LOG.log(System.Logger.Level.DEBUG, "RESTEasy has no releaseConnection(boolean) any more", changed);
            }
        }
        try {
            response.close();
        } catch (ProcessingException ignored) {
            // the connection is gone anyhow
        }
    }

    // its engine sends a request again, with the same nonce, when a connection breaks
    private static void forbidResending(ClientBuilder builder) throws ReflectiveOperationException {
        builder.getClass().getMethod("disableAutomaticRetries").invoke(builder);
    }

    // it logs every failure with its stack trace, and with the URL, which may have a token in it
    private static void forbidLogging(ClientBuilder builder) throws ReflectiveOperationException {
        ClassLoader loader = builder.getClass().getClassLoader();
        Class<?> listener = Class.forName(FAULT_LISTENER, false, loader);
        Object silent = Proxy.newProxyInstance(
                loader, new Class<?>[] {listener}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "FaultListener that logs nothing";
                    default -> false; // faultOccurred: no, do not log; equals
                });
        builder.property(FAULT_LISTENER, silent);
    }
}
