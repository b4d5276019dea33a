package dev.remora.internal.store;

import dev.remora.StoredDataException;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.store.EntryUpdater.Change;
import dev.remora.internal.store.NamesEntry.Row;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the named tokens of each owner in one entry, beside those of the tokens. It may name more than there are. */
final class SharedTokenNames {

    private static final byte[] NOTHING = new byte[0];

    private final EntryUpdater updater;
    private final Sealer sealer;
    private final Duration sessionLifetime;
    private final UnreadableEntries unreadable = new UnreadableEntries("list of tokens");

    SharedTokenNames(SharedEntries entries, Sealer sealer, Duration sessionLifetime) {
        this.updater = new EntryUpdater(entries);
        this.sealer = sealer;
        this.sessionLifetime = sessionLifetime;
    }

    /** Notes a name; of a session anew each time, so that the list lives as long as its tokens. */
    void add(TokenKey key) {
        String name = key.name();
        if (name == null) {
            return;
        }
        boolean ofSession = key.owner().kind() == Kind.SESSION;
        String part = EntryKeys.name(name);
        String list = EntryKeys.ofOwner(key.remoteApp(), key.owner());
        updater.apply(Space.TOKEN_NAMES, list, value -> {
            NamesEntry names = NamesEntry.decode(value);
            return names.has(part) && !ofSession
                    ? Change.none(true, value)
                    : new Change<>(
                            true,
                            names.plus(new Row(part, sealed(list, part, name))).encode(),
                            ofSession ? sessionLifetime : null);
        });
    }

    void remove(TokenKey key) {
        boolean ofSession = key.owner().kind() == Kind.SESSION;
        String part = EntryKeys.name(key.name());
        if (part.isEmpty()) {
            return;
        }
        updater.apply(Space.TOKEN_NAMES, EntryKeys.ofOwner(key.remoteApp(), key.owner()), value -> {
            NamesEntry names = NamesEntry.decode(value);
            if (!names.has(part)) {
                return Change.none(false, value);
            }
            NamesEntry left = names.without(part);
            return left.rows().isEmpty()
                    ? new Change<>(true, null, null)
                    : new Change<>(true, left.encode(), ofSession ? sessionLifetime : null);
        });
    }

    /** The keys with a name, of tokens that are there or were there. */
    List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        String list = EntryKeys.ofOwner(remoteApp, owner);
        byte[] value = updater.entries().find(Space.TOKEN_NAMES, list).orElse(null);
        List<TokenKey> keys = new ArrayList<>();
        for (Row row : NamesEntry.decode(value).rows()) {
            String name = EntryKeys.isHash(row.part()) ? opened(list, row) : EntryKeys.nameOf(row.part());
            if (name != null) {
                keys.add(TokenKey.of(remoteApp, owner).withName(name));
            }
        }
        return keys;
    }

    private byte[] sealed(String list, String part, String name) {
        return EntryKeys.isHash(part) ? sealer.seal(EntryKeys.octets(name), place(list, part)) : NOTHING;
    }

    private @Nullable String opened(String list, Row row) {
        try {
            return EntryKeys.text(sealer.open(row.sealed(), place(list, row.part())));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String[] place(String list, String part) {
        return new String[] {"token", list, part, "name"};
    }
}
