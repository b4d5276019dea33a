package dev.remora.jaxrs;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntriesStoreProvider;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SettableClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.time.Duration;

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

    @Override
    public String name() {
        return "memory";
    }

    @Override
    protected SharedEntries open() {
        return new InMemorySharedEntries(new SettableClock());
    }

    @Override
    protected void close() {
        // the memory ends with the application
    }

    @Override
    protected Duration sessionLifetime() {
        return Duration.ofDays(1);
    }
}
