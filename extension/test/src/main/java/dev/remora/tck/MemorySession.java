package dev.remora.tck;

import dev.remora.spi.BrowserSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A browser session that keeps only what survives serialization: what is changed without {@code set} is lost. */
public final class MemorySession implements BrowserSession {

    private final Map<String, byte[]> attributes = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile @Nullable String id;
    private volatile boolean invalidated;

    /** A browser without a session. */
    public static MemorySession none() {
        return new MemorySession();
    }

    /** A browser with a session. */
    public static MemorySession open() {
        MemorySession session = new MemorySession();
        session.changeToNewId();
        return session;
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    @Override
    public Optional<Serializable> get(String name) {
        checkValid();
        return Optional.ofNullable(attributes.get(name)).map(MemorySession::deserialized);
    }

    @Override
    public Set<String> names() {
        checkValid();
        return Set.copyOf(attributes.keySet());
    }

    @Override
    public void set(String name, Serializable value) {
        checkValid();
        if (id == null) {
            changeToNewId();
        }
        attributes.put(name, serialized(value));
    }

    @Override
    public void remove(String name) {
        checkValid();
        attributes.remove(name);
    }

    @Override
    public void changeId() {
        if (id != null) {
            changeToNewId();
        }
    }

    /** What happens to others who still hold the session when a user signs out. */
    public void invalidate() {
        invalidated = true;
        attributes.clear();
    }

    /** The octets of all attributes as they go to another node. */
    public Map<String, byte[]> octets() {
        return Map.copyOf(attributes);
    }

    private void changeToNewId() {
        id = "session-" + System.identityHashCode(this) + "-" + ids.incrementAndGet();
    }

    private void checkValid() {
        if (invalidated) {
            throw new IllegalStateException("the session was invalidated");
        }
    }

    private static byte[] serialized(Serializable value) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError("cannot be replicated: " + value.getClass(), e);
        }
        return octets.toByteArray();
    }

    private static Serializable deserialized(byte[] octets) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets))) {
            return (Serializable) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError("cannot be read on another node", e);
        }
    }
}
