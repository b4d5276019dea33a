package dev.remora.internal.signin;

import dev.remora.internal.signin.RefreshResult.Failed;
import dev.remora.internal.signin.RefreshResult.Refused;
import dev.remora.internal.signin.RefreshResult.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The renewals of one remote application, by the token that is renewed: those under way, and for a while those that are done.
 * An old token may turn up again, from an application that keeps tokens itself or from another copy of a session.
 */
final class RefreshRegistry {

    // long enough for every call, and every copy of a session, that had the old token in hand
    private static final Duration REMEMBERED = Duration.ofHours(1);
    // where the application keeps tokens itself, until it has not shown the old one for a day
    private static final Duration REMEMBERED_IF_HELD = Duration.ofDays(1);
    // a provider that said no is not asked again at once
    private static final Duration REFUSED = Duration.ofMinutes(1);
    // a provider that is down, or refuses what it has just issued, is not asked by every call
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    // a token that is due as soon as it is issued is not renewed by every call
    private static final Duration YOUNG = Duration.ofMinutes(1);
    // beyond it only what is young is remembered
    private static final int MOST = 4096;

    private final ConcurrentMap<TokenId, SharedRefresh> refreshes = new ConcurrentHashMap<>();
    private final ConcurrentMap<TokenId, Instant> issued = new ConcurrentHashMap<>();
    private final InstantSource clock;

    RefreshRegistry(InstantSource clock) {
        this.clock = clock;
    }

    SharedRefresh prepare(TokenLocation slot) {
        return new SharedRefresh(slot, clock);
    }

    /** The one that says or will say what became of the token: ours, which we have to run, or that of somebody faster. */
    SharedRefresh join(TokenId id, SharedRefresh ours) {
        sweep();
        return refreshes.merge(id, ours, (theirs, mine) -> !theirs.isOver() || speaksFor(id, theirs) ? theirs : mine);
    }

    /** A token was made by renewal: what became of one like it before does not matter any more. */
    void markIssued(TokenId id) {
        issued.put(id, clock.instant());
        refreshes.computeIfPresent(id, (same, refresh) -> refresh.isOver() ? null : refresh);
    }

    /** From the oldest of a chain of renewals to the newest in one step. */
    void collapseChain(TokenId id, SharedRefresh refresh, TokenLocation slot, Renewed newest) {
        SharedRefresh direct = prepare(slot);
        direct.complete(newest);
        refreshes.replace(id, refresh, direct);
    }

    /** When a token was made by renewal, if that was within the last minute. */
    @Nullable
    Instant recentlyIssuedAt(TokenId id) {
        Instant at = issued.get(id);
        return at != null && isWithin(at, YOUNG) ? at : null;
    }

    /** Whether it is too early to try again. */
    boolean isBackingOff(TokenId id) {
        Instant birth = issued.get(id);
        SharedRefresh refresh = refreshes.get(id);
        return birth != null && isWithin(birth, BACK_OFF) || refresh != null && failedJustNow(refresh);
    }

    private boolean failedJustNow(SharedRefresh refresh) {
        return refresh.done() instanceof Failed && isWithin(refresh.lastUsed(), BACK_OFF);
    }

    private boolean speaksFor(TokenId id, SharedRefresh refresh) {
        RefreshResult outcome = refresh.done();
        if (outcome instanceof Renewed renewed) {
            return !renewed.id().equals(id) && isWithin(refresh.lastUsed(), memory(refresh));
        }
        return outcome instanceof Refused && isWithin(refresh.lastUsed(), REFUSED);
    }

    private static Duration memory(SharedRefresh refresh) {
        return refresh.isOfHeldToken() ? REMEMBERED_IF_HELD : REMEMBERED;
    }

    // a clock that is set back makes all of it old
    private boolean isWithin(Instant since, Duration time) {
        Duration age = Duration.between(since, clock.instant());
        return !age.isNegative() && age.compareTo(time) < 0;
    }

    private void sweep() {
        if (refreshes.size() + issued.size() >= MOST) {
            refreshes.values().removeIf(refresh -> refresh.isOver() && !isWithin(refresh.lastUsed(), YOUNG));
            issued.values().removeIf(at -> !isWithin(at, YOUNG));
        }
    }
}
