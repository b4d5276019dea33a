package dev.remora.internal.client;

import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.settings.HttpSettings;
import jakarta.ws.rs.client.ClientBuilder;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Puts one HTTP client under whatever JAX-RS client there is, by what each implementation offers for that: an engine, a
 * connection factory, a conduit. Where that fails, calls go over the connections of the JAX-RS client itself.
 */
final class ClientTransport implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    private final ApiHttpClient http;
    private volatile boolean used;
    private volatile @Nullable CxfConduits conduits;

    ClientTransport(String remoteApp, HttpSettings settings, SilenceTimer timer) {
        this.http = new ApiHttpClient(remoteApp, settings, timer);
    }

    void install(ClientBuilder builder) {
        ClientKind kind = ClientKind.of(builder);
        try {
            switch (kind) {
                case RESTEASY -> ResteasyEngine.install(http, builder);
                case JERSEY -> JerseyConnection.install(http, builder);
                case CXF -> conduits = new CxfConduits(builder.getClass().getClassLoader());
                default -> {
                    LOG.log(
                            Level.DEBUG,
                            AnswerMessages.ownTransportUnused(builder.getClass().getName()));
                    return;
                }
            }
            used = true;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException changed) {
            unused(builder.getClass(), changed);
        }
    }

    /** Says what the request belongs to that this thread is about to send. */
    void begin(@Nullable Attempt attempt) {
        if (!used) {
            return;
        }
        CxfConduits current = conduits;
        if (current != null) {
            try {
                current.use(http);
            } catch (ReflectiveOperationException | LinkageError | RuntimeException changed) {
                used = false;
                unused(CxfConduits.class, changed);
                return;
            }
        }
        http.begin(attempt);
    }

    /** Lets requests end that are under way. */
    @Override
    public void close() {
        http.end();
    }

    private static void unused(Class<?> part, Throwable changed) {
        LOG.log(Level.WARNING, AnswerMessages.ownTransportUnused(part.getName()), changed);
    }
}
