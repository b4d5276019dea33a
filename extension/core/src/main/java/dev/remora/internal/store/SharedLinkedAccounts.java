package dev.remora.internal.store;

import dev.remora.LinkedAccounts;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.util.Optional;

/** Keeps each link in one entry of a shared engine, which lets one of several nodes at once win. */
public final class SharedLinkedAccounts implements LinkedAccounts {

    private final SharedEntries entries;

    /** @param entries the engine */
    public SharedLinkedAccounts(SharedEntries entries) {
        this.entries = entries;
    }

    @Override
    public Optional<String> find(String issuer, String subject) {
        return entries.find(Space.LINKED_ACCOUNTS, EntryKeys.ofIdentity(issuer, subject))
                .map(EntryKeys::text);
    }

    /** A link that ends between the two steps is as good as one that ends after them. */
    @Override
    public boolean link(String issuer, String subject, String caller) {
        String key = EntryKeys.ofIdentity(issuer, subject);
        return entries.putIfAbsent(Space.LINKED_ACCOUNTS, key, EntryKeys.octets(caller), null)
                || find(issuer, subject).filter(caller::equals).isPresent();
    }

    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        return entries.remove(Space.LINKED_ACCOUNTS, EntryKeys.ofIdentity(issuer, subject), EntryKeys.octets(caller));
    }
}
