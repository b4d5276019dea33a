package dev.remora.internal.token;

import dev.remora.internal.token.RefreshResult.Doubtful;
import dev.remora.internal.token.RefreshResult.Kept;
import dev.remora.internal.token.RefreshResult.Refused;
import dev.remora.internal.token.RefreshResult.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The refreshes of one remote application, by the token that is refreshed: those under way, and for a while those that are
 * done. An old token may turn up again, from an application that keeps tokens itself or from another copy of a session.
 */
public final class RefreshRegistry {

    // long enough for every call, and every copy of a session, that had the old token in hand
    private static final Duration REMEMBERED = Duration.ofHours(1);
    // an application that keeps tokens itself: until it has not shown the old one for a day
    private static final Duration REMEMBERED_IF_HELD = Duration.ofDays(1);
    // a provider that said no is not asked again at once
    private static final Duration REFUSED = Duration.ofMinutes(1);
    // a provider that is down, or refuses what it has just issued, is not asked by every call
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    // entries this young stay when memory is short
    private static final Duration YOUNG = Duration.ofMinutes(1);
    // beyond it only what is young is remembered
    private static final int MOST = 4096;

    private final ConcurrentMap<TokenId, SharedRefresh> refreshes = new ConcurrentHashMap<>();
    private final ConcurrentMap<TokenId, Issued> issued = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration spacing;

    /** @param margin how long before its end a token is refreshed; one that is due all the time is refreshed once in it */
    public RefreshRegistry(InstantSource clock, Duration margin) {
        this.clock = clock;
        this.spacing = margin.compareTo(BACK_OFF) < 0 ? BACK_OFF : margin;
    }

    SharedRefresh prepare(TokenLocation location, boolean afterRejection) {
        return new SharedRefresh(location, afterRejection, clock);
    }

    /** The refresh that has or will have the result: the one given, which its caller has to run, or an earlier one. */
    SharedRefresh join(TokenId id, SharedRefresh refresh) {
        sweep();
        return refreshes.merge(
                id, refresh, (earlier, mine) -> !earlier.isOver() || isValidFor(id, earlier) ? earlier : mine);
    }

    /** Whether it is remembered what a token was refreshed to. */
    boolean knowsNewer(TokenId id) {
        SharedRefresh refresh = refreshes.get(id);
        return refresh != null && refresh.done() instanceof Renewed && isValidFor(id, refresh);
    }

    /** Notes that a token was made by a refresh: what became of one like it before does not matter any more. */
    void markIssued(TokenId id, boolean afterRejection) {
        issued.put(id, new Issued(clock.instant(), afterRejection));
        refreshes.computeIfPresent(id, (same, refresh) -> refresh.isOver() ? null : refresh);
    }

    /**
     * Leads from the oldest of a chain of refreshes to the newest token in one step; a token that did not come of them is
     * that of another sign-in.
     */
    void collapseChain(TokenId id, SharedRefresh refresh, TokenLocation location, Renewed newest) {
        if (!(refresh.done() instanceof Renewed next) || !isRefreshedTo(next.id(), newest)) {
            return;
        }
        SharedRefresh direct = prepare(location, false);
        direct.complete(newest);
        refreshes.replace(id, refresh, direct);
    }

    /** Notes that a token was removed from its place: what a refresh under way brings is not wanted there. */
    void abandon(TokenId id, TokenLocation location) {
        SharedRefresh refresh = refreshes.get(id);
        if (refresh != null && !refresh.isOver() && refresh.location().isOfSameToken(location)) {
            refresh.abandon();
        }
    }

    /** When a token was made by a refresh, if it is too early for another. */
    @Nullable
    Instant recentlyIssuedAt(TokenId id) {
        Issued made = issued.get(id);
        return made != null && isWithin(made.at(), spacing) ? made.at() : null;
    }

    /** Whether a token could not be refreshed just now. */
    boolean isBackingOff(TokenId id) {
        SharedRefresh refresh = refreshes.get(id);
        return refresh != null
                && refresh.done() instanceof Kept kept
                && isWithin(refresh.lastUsed(), kept instanceof Doubtful ? spacing : BACK_OFF);
    }

    /** Whether a token was made just now in place of one that a call was refused with: its own refusal helps nobody. */
    boolean isReplacementOfRejected(TokenId id) {
        Issued made = issued.get(id);
        return made != null && made.afterRejection() && isWithin(made.at(), BACK_OFF);
    }

    private boolean isRefreshedTo(TokenId id, Renewed newest) {
        SharedRefresh refresh = refreshes.get(id);
        return refresh != null
                && refresh.done() instanceof Renewed renewed
                && renewed.id().equals(newest.id());
    }

    private boolean isValidFor(TokenId id, SharedRefresh refresh) {
        RefreshResult result = refresh.done();
        if (result instanceof Renewed renewed) {
            return !renewed.id().equals(id) && isWithin(refresh.lastUsed(), memory(refresh));
        }
        return result instanceof Refused && isWithin(refresh.lastUsed(), REFUSED)
                || result instanceof Doubtful && isWithin(refresh.lastUsed(), spacing);
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
            issued.values().removeIf(made -> !isWithin(made.at(), YOUNG));
        }
    }

    /** A token that a refresh brought. */
    private record Issued(Instant at, boolean afterRejection) {}
}
