package dev.remora.internal.signin;

import dev.remora.internal.signin.Outcome.Failed;
import dev.remora.internal.signin.Outcome.Refused;
import dev.remora.internal.signin.Outcome.Renewed;
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
final class Flights {

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

    private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> births = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Flights(InstantSource clock) {
        this.clock = clock;
    }

    Flight prepare(TokenSlot slot) {
        return new Flight(slot, clock);
    }

    /** The one that says or will say what became of the token: ours, which we have to fly, or that of somebody faster. */
    Flight board(String id, Flight ours) {
        sweep();
        return flights.merge(id, ours, (theirs, mine) -> !theirs.isOver() || speaksFor(id, theirs) ? theirs : mine);
    }

    /** A token was made by renewal: what became of one like it before does not matter any more. */
    void born(String id) {
        births.put(id, clock.instant());
        flights.computeIfPresent(id, (same, flight) -> flight.isOver() ? null : flight);
    }

    /** From the oldest of a chain of renewals to the newest in one step. */
    void shorten(String id, Flight flight, TokenSlot slot, Renewed newest) {
        Flight direct = prepare(slot);
        direct.land(newest);
        flights.replace(id, flight, direct);
    }

    /** When a token was made by renewal, if that was within the last minute. */
    @Nullable
    Instant bornLately(String id) {
        Instant at = births.get(id);
        return at != null && isWithin(at, YOUNG) ? at : null;
    }

    /** Whether it is too early to try again. */
    boolean isBackingOff(String id) {
        Instant birth = births.get(id);
        Flight flight = flights.get(id);
        return birth != null && isWithin(birth, BACK_OFF) || flight != null && failedJustNow(flight);
    }

    private boolean failedJustNow(Flight flight) {
        return flight.done() instanceof Failed && isWithin(flight.lastUsed(), BACK_OFF);
    }

    private boolean speaksFor(String id, Flight flight) {
        Outcome outcome = flight.done();
        if (outcome instanceof Renewed renewed) {
            return !renewed.id().equals(id) && isWithin(flight.lastUsed(), memory(flight));
        }
        return outcome instanceof Refused && isWithin(flight.lastUsed(), REFUSED);
    }

    private static Duration memory(Flight flight) {
        return flight.isOfHeldToken() ? REMEMBERED_IF_HELD : REMEMBERED;
    }

    // a clock that is set back makes all of it old
    private boolean isWithin(Instant since, Duration time) {
        Duration age = Duration.between(since, clock.instant());
        return !age.isNegative() && age.compareTo(time) < 0;
    }

    private void sweep() {
        if (flights.size() + births.size() >= MOST) {
            flights.values().removeIf(flight -> flight.isOver() && !isWithin(flight.lastUsed(), YOUNG));
            births.values().removeIf(at -> !isWithin(at, YOUNG));
        }
    }
}
