package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Field;

/**
 * Keeps a client that the application built or changed from following redirects by itself: it would take the token
 * wherever the provider says. A request whose client cannot be told so, and may follow, is refused.
 */
record RedirectStop(String remoteApp) {

    private static final System.Logger LOG = System.getLogger("dev.remora.client");
    private static final String JERSEY_FOLLOWS = "jersey.config.client.followRedirects";
    private static final String QUARKUS_MAXIMUM = "io.quarkus.rest.client.max-redirects";
    private static final String RESTEASY = "org.jboss.resteasy.client.jaxrs.";

    /** Stops them for this request. */
    void apply(ClientRequestContext context) {
        ClientKind kind = ClientKind.of(context);
        if (!isStopped(kind, context)) {
            throw ClientMessages.followsRedirects(remoteApp, advice(kind));
        }
    }

    private static boolean isStopped(ClientKind kind, ClientRequestContext context) {
        try {
            return switch (kind) {
                case RESTEASY -> isStoppedInResteasy(context);
                case JERSEY -> isStoppedInJersey(context);
                case CXF -> !CxfMessage.of(context).followsRedirects();
                case QUARKUS -> isStoppedInQuarkus(context);
                case OTHER -> false;
            };
        } catch (ReflectiveOperationException | LinkageError | RuntimeException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "the JAX-RS client does not say whether it follows redirects", unknown);
            return false;
        }
    }

    private static boolean isStoppedInResteasy(ClientRequestContext context) throws ReflectiveOperationException {
        Object engine = call(context.getClient(), RESTEASY + "ResteasyClient", "httpEngine");
        // the engine on HttpURLConnection follows for GET, whatever it is told
        return !isA(engine, RESTEASY + "engines.URLConnectionEngine")
                && Boolean.FALSE.equals(call(engine, RESTEASY + "ClientHttpEngine", "isFollowRedirects"));
    }

    private static boolean isStoppedInJersey(ClientRequestContext context) throws ReflectiveOperationException {
        context.setProperty(JERSEY_FOLLOWS, false);
        Object configuration = context.getConfiguration();
        if (Boolean.FALSE.equals(context.getConfiguration().getProperty(JERSEY_FOLLOWS))) {
            return true;
        }
        Object connector = call(configuration, "org.glassfish.jersey.client.ClientConfig", "getConnectorProvider");
        // these ask each request whether to follow; others ask the client, once
        return isA(connector, "org.glassfish.jersey.client.HttpUrlConnectorProvider")
                || isA(connector, "org.glassfish.jersey.apache.connector.ApacheConnectorProvider")
                || isA(connector, "org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider");
    }

    private static boolean isStoppedInQuarkus(ClientRequestContext context) throws ReflectiveOperationException {
        if (Integer.valueOf(0).equals(context.getConfiguration().getProperty(QUARKUS_MAXIMUM))) {
            return true;
        }
        Object chain = field(context.getClient(), "handlerChain");
        return Boolean.FALSE.equals(field(field(chain, "clientSendHandler"), "followRedirects"));
    }

    private static Object call(Object target, String type, String method) throws ReflectiveOperationException {
        Class<?> declaring = Class.forName(type, false, target.getClass().getClassLoader());
        return declaring.getMethod(method).invoke(target);
    }

    // no method says it
    private static Object field(Object target, String name) throws ReflectiveOperationException {
        Field field = target.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(target);
    }

    private static boolean isA(Object object, String name) {
        Class<?> type = object.getClass();
        while (type != null && !type.getName().equals(name)) {
            type = type.getSuperclass();
        }
        return type != null;
    }

    private static String advice(ClientKind kind) {
        return switch (kind) {
            case RESTEASY, QUARKUS -> "register RemoteAppFeature.of(...) at its ClientBuilder, before it is built";
            case JERSEY ->
                "register RemoteAppFeature.of(...) in place of signer(), or set " + JERSEY_FOLLOWS + " to false";
            case CXF -> "register RemoteAppFeature.of(...) at its ClientBuilder, or set http.autoredirect to false";
            case OTHER -> "call target(path) of the remote app in its place";
        };
    }
}
