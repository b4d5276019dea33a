package dev.remora.internal.store;

import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A cache of this node in front of a registry: it remembers who has not been logged out. */
public final class CachedLogoutRegistry implements LogoutRegistry {

    private final LogoutRegistry registry;
    private final ReadCache<Session, Boolean> cache;

    // a logout of an issuer may be about any session of that issuer
    private record Session(
            String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {}

    /**
     * Makes one.
     *
     * @param lifetime how long an answer counts
     * @param nanos tells how much time has passed, as {@link System#nanoTime} does
     */
    public CachedLogoutRegistry(LogoutRegistry registry, Duration lifetime, LongSupplier nanos) {
        this.registry = registry;
        this.cache = new ReadCache<>(lifetime, nanos, Session::issuer);
    }

    @Override
    public boolean add(Logout logout) {
        return cache.write(new Session(logout.issuer(), "", null, Instant.EPOCH), () -> registry.add(logout));
    }

    @Override
    public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
        return cache.get(
                new Session(issuer, subject, sessionId, signedInAt),
                () -> registry.isLoggedOut(issuer, subject, sessionId, signedInAt),
                loggedOut -> !loggedOut);
    }
}
