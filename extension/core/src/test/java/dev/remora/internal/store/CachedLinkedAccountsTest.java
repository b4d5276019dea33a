package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.LinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedLinkedAccountsTest extends LinkedAccountsTck {

    private final MemoryLinkedAccounts engine = new MemoryLinkedAccounts();
    private final AtomicLong nanos = new AtomicLong();
    private final LinkedAccounts cached = new CachedLinkedAccounts(engine, Duration.ofSeconds(5), nanos::get);

    @Override
    protected LinkedAccounts create() {
        return cached;
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return engine;
    }

    @Test
    void showsALinkOfAnotherNodeOnceItsTimeIsOver() {
        assertThat(cached.find("https://op.example", "x")).isEmpty();
        engine.link("https://op.example", "x", "alice");

        assertThat(cached.find("https://op.example", "x")).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cached.find("https://op.example", "x")).contains("alice");
    }
}
