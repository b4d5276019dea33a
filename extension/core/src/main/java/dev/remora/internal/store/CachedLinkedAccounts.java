package dev.remora.internal.store;

import dev.remora.LinkedAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A cache of this node in front of linked accounts. */
public final class CachedLinkedAccounts implements LinkedAccounts {

    private final LinkedAccounts accounts;
    private final ReadCache<List<String>, Optional<String>> cache;

    /**
     * Makes one.
     *
     * @param lifetime how long an answer counts
     * @param nanos tells how much time has passed, as {@link System#nanoTime} does
     */
    public CachedLinkedAccounts(LinkedAccounts accounts, Duration lifetime, LongSupplier nanos) {
        this.accounts = accounts;
        this.cache = new ReadCache<>(lifetime, nanos, key -> key);
    }

    @Override
    public Optional<String> find(String issuer, String subject) {
        return cache.get(List.of(issuer, subject), () -> accounts.find(issuer, subject), found -> true);
    }

    @Override
    public boolean link(String issuer, String subject, String caller) {
        return cache.write(List.of(issuer, subject), () -> accounts.link(issuer, subject, caller));
    }

    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        return cache.write(List.of(issuer, subject), () -> accounts.unlink(issuer, subject, caller));
    }
}
