package dev.remora.internal.client;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Providers;

/**
 * Gives a client of RESTEasy's the JSON-B of the remote app. What Open Liberty's makes itself stays when the client is
 * closed, and with it the class loader of the application whose types it read.
 */
final class OwnJsonb implements ContextResolver<Jsonb> {

    private final JsonBodies json;

    private OwnJsonb(JsonBodies json) {
        this.json = json;
    }

    /** Registers a JSON-B of Remora with RESTEasy, whose configuration tells whether the application has one of its own. */
    static void register(JsonBodies json, ClientBuilder builder) {
        if (builder.getConfiguration() instanceof Providers providers
                && providers.getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE) == null) {
            builder.register(new OwnJsonb(json), Integer.MAX_VALUE); // after that of a target
        }
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return json.jsonb();
    }
}
