package dev.remora.internal.client;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** The JAX-RS implementations that are known, where they differ in what no standard property says. */
enum ClientKind {
    RESTEASY,
    JERSEY,
    OTHER;

    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    /** The kind of whatever object an implementation made. */
    static ClientKind of(Object part) {
        String name = part.getClass().getName();
        if (name.startsWith("org.jboss.resteasy.")) {
            return RESTEASY;
        }
        return name.startsWith("org.glassfish.jersey.") ? JERSEY : OTHER;
    }

    /** Whether its read timeout ends a body that falls silent; where it does not, somebody has to watch. */
    boolean endsSilence() {
        return this != OTHER;
    }

    /** Whether closing a body means to read the rest of it first: never done to a body that is too large or too slow. */
    boolean drainsOnClose() {
        return this == RESTEASY;
    }

    /** RESTEasy's engine sends a request again, with the same nonce, when a connection breaks. */
    static void forbidResending(ClientBuilder builder) {
        if (of(builder) == RESTEASY) {
            call(builder, builder.getClass(), "disableAutomaticRetries");
        }
    }

    /** Gives up a connection with the unread rest on it. */
    static void abandon(Response response) {
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

    private static void call(Object target, Class<?> type, String method) {
        try {
            type.getMethod(method).invoke(target);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException changed) {
            LOG.log(System.Logger.Level.DEBUG, "there is no {0} any more", method.toLowerCase(Locale.ROOT));
        }
    }
}
