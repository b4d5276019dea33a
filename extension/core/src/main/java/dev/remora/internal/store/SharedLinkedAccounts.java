package dev.remora.internal.store;

import dev.remora.LinkedAccounts;
import dev.remora.StoredDataException;
import dev.remora.internal.store.EntryUpdater.Change;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps each link, sealed, in one entry of a shared engine, which lets one of several nodes at once win. */
public final class SharedLinkedAccounts implements LinkedAccounts {

    private final SharedEntries entries;
    private final EntryUpdater updater;
    private final Sealer sealer;
    private final UnreadableEntries unreadable = new UnreadableEntries("linked account");

    /** @param entries the engine */
    public SharedLinkedAccounts(SharedEntries entries, Sealer sealer) {
        this.entries = entries;
        this.updater = new EntryUpdater(entries);
        this.sealer = sealer;
    }

    /** Writes a link of an old key anew: nothing else does, and the key may go one day. */
    @Override
    public Optional<String> find(String issuer, String subject) {
        String key = EntryKeys.ofIdentity(issuer, subject);
        byte[] read = entries.find(Space.LINKED_ACCOUNTS, key).orElse(null);
        Optional<String> caller = opened(key, read);
        if (read != null && caller.isPresent() && isOfOldKey(read)) {
            entries.replace(Space.LINKED_ACCOUNTS, key, read, sealed(key, caller.get()), null);
        }
        return caller;
    }

    /** A link that nobody can read is none, and gives way. */
    @Override
    public boolean link(String issuer, String subject, String caller) {
        String key = EntryKeys.ofIdentity(issuer, subject);
        return updater.apply(
                Space.LINKED_ACCOUNTS,
                key,
                read -> opened(key, read)
                        .map(linked -> Change.none(linked.equals(caller), read))
                        .orElseGet(() -> new Change<>(true, sealed(key, caller), null)));
    }

    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        String key = EntryKeys.ofIdentity(issuer, subject);
        return updater.apply(
                Space.LINKED_ACCOUNTS,
                key,
                read -> opened(key, read).filter(caller::equals).isPresent()
                        ? new Change<>(true, null, null)
                        : Change.none(false, read));
    }

    private boolean isOfOldKey(byte[] read) {
        return RecordSeal.keyId(read).filter(id -> !id.equals(sealer.keyId())).isPresent();
    }

    private byte[] sealed(String key, String caller) {
        return sealer.seal(EntryKeys.octets(caller), place(key));
    }

    private Optional<String> opened(String key, byte @Nullable [] read) {
        try {
            return read == null ? Optional.empty() : Optional.of(EntryKeys.text(sealer.open(read, place(key))));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String[] place(String key) {
        return new String[] {"linked account", key};
    }
}
