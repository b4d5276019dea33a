package dev.remora.internal.client;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Reads the buffered body with the client's own message body readers, as often as asked, by one thread at a time. */
final class EntityReader {

    private final Response response;
    private final ReentrantLock reading = new ReentrantLock();
    private boolean buffered;

    EntityReader(Response response) {
        this.response = response;
    }

    <T> @Nullable T read(Class<T> type) {
        reading.lock();
        try {
            buffer();
            return response.readEntity(type);
        } finally {
            reading.unlock();
        }
    }

    <T> @Nullable T read(GenericType<T> type) {
        reading.lock();
        try {
            buffer();
            return response.readEntity(type);
        } finally {
            reading.unlock();
        }
    }

    private void buffer() {
        if (!buffered) {
            buffered = response.bufferEntity();
        }
    }
}
