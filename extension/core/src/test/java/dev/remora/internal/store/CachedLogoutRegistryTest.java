package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedLogoutRegistryTest {

    private static final String ISSUER = "https://op.example";

    private final SettableClock clock = new SettableClock();
    private final MemoryLogoutRegistry engine = new MemoryLogoutRegistry(clock);
    private final AtomicLong nanos = new AtomicLong();
    private final LogoutRegistry cached = new CachedLogoutRegistry(engine, Duration.ofSeconds(5), nanos::get);
    private final Instant signedInAt = clock.instant();

    @Test
    void showsALogoutOfThisNodeAtOnce() {
        assertThat(isLoggedOut()).isFalse();

        assertThat(cached.add(logout())).isTrue();

        assertThat(isLoggedOut()).isTrue();
    }

    @Test
    void showsALogoutOfAnotherNodeOnceItsTimeIsOver() {
        assertThat(isLoggedOut()).isFalse();
        engine.add(logout());

        assertThat(isLoggedOut()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(isLoggedOut()).isTrue();
    }

    private boolean isLoggedOut() {
        return cached.isLoggedOut(ISSUER, "7", "s", signedInAt);
    }

    private Logout logout() {
        return Logout.ofToken(
                ISSUER, "7", "s", "jti", clock.instant(), clock.instant().plusSeconds(600));
    }
}
