package dev.remora.jaxrs;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntriesStoreProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A module whose engine is the memory. Beans of test classes are those of all tests, so it is one on demand. */
@ApplicationScoped
class MemoryStore extends SharedEntriesStoreProvider {

    /** The setting that asks for it. */
    static final String PROPERTY = "dev.remora.jaxrs.memory-store";

    /** Leaves it out of the archives of other tests. */
    public static final class OnDemand implements Extension {

        void leaveOut(@Observes ProcessAnnotatedType<MemoryStore> event) {
            if (System.getProperty(PROPERTY) == null) {
                event.veto();
            }
        }
    }

    private final Entries entries = new Entries();

    private static final class Entries implements SharedEntries {

        private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<byte[]> find(Space space, String key) {
            return Optional.ofNullable(kept.get(space + key));
        }

        @Override
        public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
            return kept.putIfAbsent(space + key, value) == null;
        }

        @Override
        public boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
            byte[] now =
                    kept.computeIfPresent(space + key, (name, there) -> Arrays.equals(there, read) ? value : there);
            return now == value;
        }

        @Override
        public boolean remove(Space space, String key, byte[] read) {
            byte[] there = kept.get(space + key);
            return there != null && Arrays.equals(there, read) && kept.remove(space + key, there);
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    protected SharedEntries open() {
        return entries;
    }

    @Override
    protected void close() {
        entries.kept.clear();
    }

    @Override
    protected Duration sessionLifetime() {
        return Duration.ofDays(1);
    }
}
