package dev.remora.internal.store;

import dev.remora.LinkedAccounts;
import dev.remora.internal.message.StoreMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the links that were made on this node until it stops. */
public final class MemoryLinkedAccounts implements LinkedAccounts {

    private static final Logger LOG = System.getLogger(MemoryLinkedAccounts.class.getPackageName());

    private final Map<List<String>, String> callers = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    @Override
    public Optional<String> find(String issuer, String subject) {
        return Optional.ofNullable(callers.get(List.of(issuer, subject)));
    }

    @Override
    public boolean link(String issuer, String subject, String caller) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, StoreMessages.linksInMemory());
        }
        String linked = callers.putIfAbsent(List.of(issuer, subject), caller);
        return linked == null || linked.equals(caller);
    }

    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        return callers.remove(List.of(issuer, subject), caller);
    }
}
