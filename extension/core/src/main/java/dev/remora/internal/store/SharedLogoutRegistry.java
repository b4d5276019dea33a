package dev.remora.internal.store;

import dev.remora.internal.store.EntryUpdater.Change;
import dev.remora.internal.store.LogoutEntry.Line;
import dev.remora.spi.Logout;
import dev.remora.spi.Logout.Channel;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps logouts in entries of a shared engine, under keyed hashes. Those that providers signed have an entry each. Those that
 * anybody can send share a fixed number of entries, each with room for a few: a flood fills these and nothing else.
 */
public final class SharedLogoutRegistry implements LogoutRegistry {

    /** Two letters of a hash name the entry: 4096 of them. */
    private static final int BUCKET_LETTERS = 2;

    private static final int BUCKET_ROOM = 16;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final Duration AFTERWARDS = Duration.ofMinutes(10); // clocks of nodes differ a little

    private final SharedEntries entries;
    private final EntryUpdater updater;
    private final Sealer sealer;
    private final InstantSource clock;

    /** @param clock tells which have expired */
    public SharedLogoutRegistry(SharedEntries entries, Sealer sealer, InstantSource clock) {
        this.entries = entries;
        this.updater = new EntryUpdater(entries);
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Notes the id of the token last: one whose node fails before that is sent again. */
    @Override
    public boolean add(Logout logout) {
        String id = logout.tokenId();
        List<String> ids = id == null ? List.of() : sealer.hashes("jti", logout.issuer(), id);
        if (ids.stream().anyMatch(this::isKnown)) {
            return false;
        }
        boolean front = logout.channel() == Channel.FRONT;
        for (String hash : ended(logout)) {
            put(front ? bucket(hash) : back(hash), Line.of(hash, logout), front ? BUCKET_ROOM : NO_LIMIT);
        }
        return ids.isEmpty() || isNoted(Line.of(ids.get(0), logout));
    }

    @Override
    public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
        List<String> hashes = new ArrayList<>(sealer.hashes("sub", issuer, subject));
        List<String> ofSession = sessionId == null
                ? sealer.hashes("sub without sid", issuer, subject)
                : sealer.hashes("sid", issuer, sessionId);
        hashes.addAll(ofSession);
        Set<String> keys = new LinkedHashSet<>();
        hashes.forEach(hash -> keys.add(back(hash)));
        if (sessionId != null) {
            ofSession.forEach(hash -> keys.add(bucket(hash)));
        }
        Instant now = clock.instant();
        return entries.findAll(Space.LOGOUTS, keys).values().stream()
                .map(LogoutEntry::decode)
                .anyMatch(entry -> hashes.stream().anyMatch(hash -> entry.hasSince(hash, signedInAt, now)));
    }

    /** The hashes under which the sessions that it ends look for it. */
    private List<String> ended(Logout logout) {
        List<String> ended = new ArrayList<>();
        String session = logout.sessionId();
        String subject = logout.subject();
        if (session != null) {
            ended.add(sealer.hashes("sid", logout.issuer(), session).get(0));
        }
        if (subject != null) {
            // one that names a session too ends those of the user of which no session is known, and no other session
            ended.add(sealer.hashes(session == null ? "sub" : "sub without sid", logout.issuer(), subject)
                    .get(0));
        }
        return ended;
    }

    private void put(String key, Line line, int room) {
        updater.apply(
                Space.LOGOUTS, key, value -> changed(LogoutEntry.decode(value).plus(line, room, clock.instant())));
    }

    private boolean isKnown(String hash) {
        return entries.find(Space.LOGOUTS, tokenId(hash))
                .filter(value -> isLive(LogoutEntry.decode(value)))
                .isPresent();
    }

    /** One caller does it, on whatever node. */
    private boolean isNoted(Line line) {
        return updater.apply(Space.LOGOUTS, tokenId(line.hash()), value -> {
            boolean known = value != null && isLive(LogoutEntry.decode(value));
            return known ? Change.none(false, value) : changed(new LogoutEntry(List.of(line)));
        });
    }

    private boolean isLive(LogoutEntry entry) {
        return entry.lines().stream().anyMatch(line -> line.isLive(clock.instant()));
    }

    private Change<Boolean> changed(LogoutEntry entry) {
        long left = Math.max(0, entry.expiresAt() - clock.millis());
        return new Change<>(true, entry.encode(), Duration.ofMillis(left).plus(AFTERWARDS));
    }

    private static String back(String hash) {
        return "back:" + hash;
    }

    private static String bucket(String hash) {
        return "front:" + hash.substring(0, BUCKET_LETTERS);
    }

    private static String tokenId(String hash) {
        return "id:" + hash;
    }
}
