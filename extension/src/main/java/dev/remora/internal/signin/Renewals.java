package dev.remora.internal.signin;

import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.signin.Outcome.Failed;
import dev.remora.internal.signin.Outcome.Refused;
import dev.remora.internal.signin.Outcome.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Renews tokens when they are due or were refused: each once, however many threads want it. */
final class Renewals {

    private final String remoteApp;
    private final Renewal renewal;
    private final Duration margin;
    private final InstantSource clock;
    private final Flights flights;
    private final RenewalRun run;

    Renewals(String remoteApp, Renewal renewal, Duration margin, InstantSource clock, TokenEvents events) {
        this.remoteApp = remoteApp;
        this.renewal = renewal;
        this.margin = margin;
        this.clock = clock;
        this.flights = new Flights(clock);
        this.run = new RenewalRun(remoteApp, renewal, flights, events);
    }

    boolean speaks(Token token) {
        return renewal.speaks(token);
    }

    /** The token of a place, renewed if it is due. */
    Optional<Token> current(TokenSlot slot) {
        return slot.read().flatMap(read -> {
            if (!renewal.speaks(read.token())) {
                throw SignInMessages.keptForOtherProtocol(remoteApp);
            }
            Instant expiresAt = renewal.expiresAt(read.token());
            return expiresAt == null || clock.instant().isBefore(expiresAt.minus(margin))
                    ? Optional.of(read.token())
                    : due(slot, read, expiresAt);
        });
    }

    /** Another token than the one that the provider refused, if there is one to be had. */
    Optional<Token> insteadOf(TokenSlot slot, Token rejected) {
        StoredToken read = slot.read().orElse(null);
        if (read == null || !renewal.speaks(read.token()) || !renewal.speaks(rejected)) {
            return Optional.empty();
        }
        String id = renewal.id(read.token());
        if (!id.equals(renewal.id(rejected))) {
            return Optional.of(read.token()); // renewed meanwhile
        }
        return renewal.isRenewable(read.token()) && !flights.isBackingOff(id)
                ? renewed(slot, read, why -> Optional.empty())
                : Optional.empty();
    }

    private Optional<Token> due(TokenSlot slot, StoredToken read, Instant expiresAt) {
        Optional<Token> asItIs = Optional.of(read.token());
        boolean expired = !clock.instant().isBefore(expiresAt);
        if (!renewal.isRenewable(read.token())) {
            if (expired) {
                throw SignInMessages.expired(remoteApp);
            }
            return asItIs;
        }
        String id = renewal.id(read.token());
        Instant birth = flights.bornLately(id);
        boolean tooYoung = birth != null && (!expired || !expiresAt.isAfter(birth));
        if (tooYoung || (!expired && flights.isBackingOff(id))) {
            return asItIs;
        }
        return renewed(slot, read, why -> {
            if (expired) {
                throw SignInMessages.refreshFailed(remoteApp, why);
            }
            return asItIs;
        });
    }

    private Optional<Token> renewed(
            TokenSlot slot, StoredToken read, Function<OAuthException, Optional<Token>> otherwise) {
        Flight ours = flights.prepare(slot);
        Flight flight = flights.board(renewal.id(read.token()), ours);
        boolean remembered = flight.isOver();
        if (flight.equals(ours)) {
            run.fly(flight, slot, read);
        } else if (flight.isWaitingForItself()) {
            return Optional.of(read.token());
        }
        Outcome outcome = flight.await();
        if (outcome instanceof Renewed renewed) {
            return remembered ? found(flight, slot, read, renewed) : shared(flight, slot, read, renewed);
        }
        if (outcome instanceof Refused refused) {
            throw refused.why();
        }
        return outcome instanceof Failed failed ? otherwise.apply(failed.why()) : Optional.empty();
    }

    /** Brings a token that was renewed just now to this place too. */
    private static Optional<Token> shared(Flight flight, TokenSlot slot, StoredToken read, Renewed renewed) {
        return flight.isOf(slot) || slot.replace(read, renewed.token())
                ? Optional.of(renewed.token())
                : slot.read().map(StoredToken::token);
    }

    /** As {@link #shared}, but what was renewed a while ago may be due again. */
    private Optional<Token> found(Flight flight, TokenSlot slot, StoredToken read, Renewed renewed) {
        flight.use();
        if (!slot.replace(read, renewed.token())) {
            return slot.read().map(StoredToken::token);
        }
        Optional<Token> newest = current(slot);
        newest.ifPresent(token -> flights.shorten(renewal.id(read.token()), flight, slot, renewed(token)));
        return newest;
    }

    private Renewed renewed(Token token) {
        return new Renewed(token, renewal.id(token));
    }
}
