package dev.remora.jaxrs;

import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a builder of MicroProfile REST Client has no base URI yet. Its API does not say, but refuses to build
 * without one: so a client is built that gets no further than just after that check, where its provider cannot be made.
 */
final class MissingBaseUri {

    private MissingBaseUri() {}

    /** Also false where the implementation needs a base URI before it asks its listeners: it has one then. */
    static boolean of(RestClientBuilder builder) {
        return Implementation.ASKS_LISTENERS_FIRST
                && build(builder, Unbuildable.class) instanceof IllegalStateException;
    }

    /** Ends the attempt to build a client that is built for its listeners only. */
    static void stop(Class<?> serviceInterface) {
        if (serviceInterface == ForListeners.class) {
            throw new StoppedException();
        }
    }

    /** Returns the exception that stopped the attempt: one of ours, however it was wrapped, else the implementation's. */
    private static @Nullable RuntimeException build(RestClientBuilder builder, Class<?> serviceInterface) {
        try {
            builder.build(serviceInterface);
            return null;
        } catch (RuntimeException e) {
            return unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoppedException stopped) {
                return stopped;
            }
        }
        return thrown;
    }

    /** Asked once: builders are not cheap. */
    private static final class Implementation {

        /** Quarkus does not: there a client without a base URI is refused before anything else. */
        static final boolean ASKS_LISTENERS_FIRST =
                build(RestClientBuilder.newBuilder(), ForListeners.class) instanceof StoppedException;

        private Implementation() {}
    }

    /** Not built: the listener stops it. */
    public interface ForListeners {}

    /** Not built: its provider stops it. */
    @RegisterProvider(Unmakable.class)
    public interface Unbuildable {}

    /** One of the contracts whose implementations are made at once. */
    public static final class Unmakable implements ResponseExceptionMapper<RuntimeException> {

        /** Always throws. */
        public Unmakable() {
            throw new StoppedException();
        }

        @Override
        public @Nullable RuntimeException toThrowable(Response response) {
            return null;
        }
    }

    private static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoppedException() {
            super(null, null, false, false);
        }
    }
}
