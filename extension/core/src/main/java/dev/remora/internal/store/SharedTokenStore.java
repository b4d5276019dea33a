package dev.remora.internal.store;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.internal.store.EntryUpdater.Change;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.spi.StoredTokenCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps each token, and the lease on it, in one entry of a shared engine, so that every change is one atomic step. */
public final class SharedTokenStore implements TokenStore {

    private static final byte[] NO_RECORD = new byte[0];

    private final SharedEntries entries;
    private final EntryUpdater updater;
    private final Sealer sealer;
    private final Duration sessionLifetime;
    private final SharedTokenNames names;
    private final UnreadableEntries unreadable = new UnreadableEntries("token");
    private final StoredTokenCodec codec = StoredTokenCodec.plain();

    /** @param sessionLifetime of tokens of browser sessions, from the last grant or refresh on */
    public SharedTokenStore(SharedEntries entries, Sealer sealer, Duration sessionLifetime) {
        this.entries = entries;
        this.updater = new EntryUpdater(entries);
        this.sealer = sealer;
        this.sessionLifetime = sessionLifetime;
        this.names = new SharedTokenNames(entries, sealer, sessionLifetime);
    }

    /** The place of a token. */
    private record Place(Space space, String key, @Nullable Duration lifetime, String app) {}

    private Place place(TokenKey key) {
        boolean ofSession = key.owner().kind() == Kind.SESSION;
        return new Place(
                ofSession ? Space.SESSION_TOKENS : Space.TOKENS,
                EntryKeys.of(key),
                ofSession ? sessionLifetime : null,
                key.remoteApp());
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        Place place = place(key);
        return entries.find(place.space(), place.key())
                .flatMap(TokenEntry::decode)
                .filter(TokenEntry::hasRecord)
                .flatMap(entry -> opened(place, entry));
    }

    @Override
    public void save(TokenKey key, Token token) {
        Place place = place(key);
        // random: after removal and another grant a count would come back
        long version = ThreadLocalRandom.current().nextLong(1L << 62);
        byte[] record = sealed(place, token, version);
        names.add(key); // first: a list may name what is not there, and not the other way round
        updater.apply(place.space(), place.key(), read -> {
            TokenEntry saved = TokenEntry.decodeOrNone(read)
                    .map(entry -> entry.with(version, record))
                    .orElseGet(() -> TokenEntry.of(version, record));
            return new Change<>(true, saved.encode(), place.lifetime());
        });
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        Place place = place(key);
        Long version = version(read);
        if (version == null) {
            return false;
        }
        byte[] record = sealed(place, renewed, version + 1);
        boolean saved =
                changed(place, version, entry -> entry.with(version + 1, record).encode());
        return saved && listed(key);
    }

    @Override
    public void remove(TokenKey key) {
        Place place = place(key);
        updater.apply(
                place.space(),
                place.key(),
                value -> isLeaseAlone(value) ? Change.none(false, value) : new Change<>(true, null, null));
        unlist(key);
    }

    private static boolean isLeaseAlone(byte @Nullable [] value) {
        return TokenEntry.decodeOrNone(value)
                .filter(entry -> !entry.hasRecord())
                .isPresent();
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        Long version = version(read);
        boolean removed = version != null && changed(place(key), version, entry -> null);
        if (removed) {
            unlist(key);
        }
        return removed;
    }

    /** Changes the very token that was read. */
    private boolean changed(Place place, long version, Function<TokenEntry, byte @Nullable []> change) {
        return updater.apply(place.space(), place.key(), value -> {
            TokenEntry entry = TokenEntry.decodeOrNone(value).orElse(null);
            return entry == null || !entry.hasRecord() || entry.version() != version
                    ? Change.none(false, value)
                    : new Change<>(true, change.apply(entry), place.lifetime());
        });
    }

    /** The list of a session's tokens lives as long as they do. */
    private boolean listed(TokenKey key) {
        if (key.owner().kind() == Kind.SESSION) {
            names.add(key);
        }
        return true;
    }

    private void unlist(TokenKey key) {
        names.remove(key);
        if (key.name() != null && find(key).isPresent()) {
            names.add(key); // it was granted meanwhile
        }
    }

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        TokenKey withoutName = TokenKey.of(remoteApp, owner);
        Map<String, TokenKey> places = new LinkedHashMap<>();
        places.put(EntryKeys.of(withoutName), withoutName);
        names.keys(remoteApp, owner).forEach(key -> places.put(EntryKeys.of(key), key));
        return entries.findAll(place(withoutName).space(), places.keySet()).entrySet().stream()
                .filter(found -> TokenEntry.decode(found.getValue())
                        .filter(TokenEntry::hasRecord)
                        .isPresent())
                .flatMap(found -> Optional.ofNullable(places.get(found.getKey())).stream())
                .toList();
    }

    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        Place place = place(key);
        UUID owner = UUID.randomUUID();
        Instant now = entries.now();
        long until = now.plus(duration).toEpochMilli();
        return updater.apply(place.space(), place.key(), value -> {
            TokenEntry entry = TokenEntry.decodeOrNone(value).orElseGet(() -> TokenEntry.of(0, NO_RECORD));
            boolean ofLaterRelease = value != null && TokenEntry.decode(value).isEmpty();
            if (ofLaterRelease || entry.isLent(now)) {
                return Change.none(Optional.<Lease>empty(), value);
            }
            byte[] lent = entry.lentTo(owner, until).encode();
            return new Change<>(
                    Optional.<Lease>of(new EntryLease(key, owner, lent)),
                    lent,
                    entry.hasRecord() ? place.lifetime() : duration);
        });
    }

    private Optional<StoredToken> opened(Place place, TokenEntry entry) {
        try {
            StoredToken stored = codec.decode(sealer.open(entry.record(), sealedPlace(place)));
            if (stored.version().equals(Long.toString(entry.version()))) {
                return Optional.of(stored);
            }
            unreadable.warn("its record is of another version");
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private byte[] sealed(Place place, Token token, long version) {
        return sealer.seal(codec.encode(StoredToken.of(token, Long.toString(version))), sealedPlace(place));
    }

    private static String[] sealedPlace(Place place) {
        return new String[] {"token", place.app(), place.key(), "record"};
    }

    private static @Nullable Long version(StoredToken read) {
        try {
            return Long.valueOf(read.version());
        } catch (NumberFormatException ofAnotherStore) {
            return null;
        }
    }

    private final class EntryLease implements Lease {

        private final TokenKey key;
        private final Place place;
        private final UUID owner;
        private final byte[] lent;
        private byte @Nullable [] tried;
        private boolean ended;
        private @Nullable ErrorCode failure;

        EntryLease(TokenKey key, UUID owner, byte[] lent) {
            this.key = key;
            this.place = place(key);
            this.owner = owner;
            this.lent = lent;
        }

        /** Ends the lease too: one step instead of two. */
        @Override
        public boolean replace(StoredToken read, Token renewed) {
            Long version = version(read);
            if (version == null) {
                return false;
            }
            Instant now = entries.now();
            byte[] triedBefore = tried;
            byte[] record = sealed(place, renewed, version + 1);
            boolean saved = updater.applyTo(lent, place.space(), place.key(), value -> {
                if (triedBefore != null && Arrays.equals(triedBefore, value)) {
                    return Change.none(true, value); // the answer of the engine was lost
                }
                TokenEntry entry = TokenEntry.decodeOrNone(value).orElse(null);
                if (entry == null || !entry.hasRecord() || entry.version() != version || !entry.isLentTo(owner, now)) {
                    return Change.none(false, value);
                }
                byte[] next = entry.with(version + 1, record).withoutLease().encode();
                tried = next;
                return new Change<>(true, next, place.lifetime());
            });
            ended = ended || saved;
            return saved && listed(key);
        }

        /** Written with the release: no change more. */
        @Override
        public void failed(ErrorCode reason) {
            failure = reason;
        }

        @Override
        public void release() {
            if (!ended) {
                ended = updater.applyTo(lent, place.space(), place.key(), this::released);
            }
        }

        private Change<Boolean> released(byte @Nullable [] value) {
            TokenEntry entry = TokenEntry.decodeOrNone(value)
                    .filter(found -> found.leaseOwner().equals(owner))
                    .orElse(null);
            if (entry == null) {
                return Change.none(false, value);
            }
            if (!entry.hasRecord()) {
                return new Change<>(true, null, null);
            }
            ErrorCode reason = failure;
            TokenEntry noted = reason == null ? entry : entry.failed(reason, entries.now());
            return new Change<>(true, noted.withoutLease().encode(), place.lifetime());
        }
    }
}
