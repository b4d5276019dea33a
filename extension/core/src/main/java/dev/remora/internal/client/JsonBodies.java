package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes JSON bodies beforehand, so that what is sent is known before it is signed; JSON-B is made on first use. */
final class JsonBodies implements AutoCloseable {

    private final String remoteApp;
    private final DeploymentClassLoader loader = new DeploymentClassLoader();
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Jsonb jsonb;

    JsonBodies(String remoteApp) {
        this.remoteApp = remoteApp;
    }

    Body body(Object data) {
        return new Body(MediaType.APPLICATION_JSON, text(data).getBytes(StandardCharsets.UTF_8), null);
    }

    @Override
    public void close() {
        Jsonb made = jsonb;
        if (made == null) {
            return;
        }
        try {
            made.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B cannot be closed", e);
        }
    }

    private String text(Object data) {
        if (data instanceof JsonValue value) {
            return value.toString();
        }
        try {
            return jsonb().toJson(data);
        } catch (RuntimeException e) { // JSON-B's own, and whatever the getters of the application throw
            throw ClientMessages.notJson(remoteApp, data.getClass().getName(), e);
        }
    }

    Jsonb jsonb() {
        Jsonb made = jsonb;
        if (made == null) {
            making.lock();
            try {
                made = jsonb;
                if (made == null) {
                    made = loader.with(JsonbBuilder::create);
                    jsonb = made;
                }
            } finally {
                making.unlock();
            }
        }
        return made;
    }
}
