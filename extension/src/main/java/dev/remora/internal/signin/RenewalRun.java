package dev.remora.internal.signin;

import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.TokenRequestException;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.signin.Outcome.Failed;
import dev.remora.internal.signin.Outcome.Gone;
import dev.remora.internal.signin.Outcome.Refused;
import dev.remora.internal.signin.Outcome.Renewed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** One try to renew a token, by the one thread that does it. */
record RenewalRun(String remoteApp, Renewal renewal, Flights flights, TokenEvents events) {

    private static final Logger LOG = System.getLogger(RenewalRun.class.getPackageName());

    /** Lands the flight in any case, before anything of the application is told about it. */
    void fly(Flight flight, TokenSlot slot, StoredToken read) {
        Runnable afterwards;
        try {
            afterwards = tryTo(flight, slot, read);
        } catch (RuntimeException | Error e) {
            flight.crash(e);
            throw e;
        }
        try {
            afterwards.run();
        } catch (RuntimeException e) {
            // the token is renewed whatever the application thinks of it; the text of its exception may hold anything
            LOG.log(
                    Level.ERROR,
                    SignInMessages.observerFailed(remoteApp, e.getClass().getName()));
        }
    }

    private Runnable tryTo(Flight flight, TokenSlot slot, StoredToken read) {
        Optional<StoredToken> now = slot.read();
        if (!now.equals(Optional.of(read))) {
            flight.land(now.map(this::found).orElseGet(Gone::new)); // another node was faster
            return () -> {};
        }
        Token renewed;
        try {
            renewed = renewal.renew(read.token());
        } catch (OAuthException e) {
            return e instanceof TokenRequestException refusal && renewal.isFinal(refusal)
                    ? refused(flight, slot, read, refusal)
                    : failed(flight, e);
        }
        return kept(flight, slot, read, renewed);
    }

    private Runnable kept(Flight flight, TokenSlot slot, StoredToken read, Token renewed) {
        if (!slot.replace(read, renewed)) {
            flight.land(slot.read().map(this::found).orElseGet(Gone::new));
            return () -> {};
        }
        String id = renewal.id(renewed);
        flights.born(id);
        flight.land(new Renewed(renewed, id));
        return () -> events.refreshed(new TokenRefreshed(slot.owner(), slot.name(), read.token(), renewed));
    }

    private Runnable refused(Flight flight, TokenSlot slot, StoredToken read, TokenRequestException why) {
        if (!slot.remove(read)) {
            Optional<StoredToken> now = slot.read();
            if (now.isPresent()) { // another node renewed it with the refresh token that is refused now
                flight.land(found(now.get()));
                return () -> {};
            }
        }
        flight.land(new Refused(SignInMessages.reauthorizationRequired(remoteApp, why)));
        return () -> events.removed(new TokenRemoved(slot.owner(), slot.name()));
    }

    private Runnable failed(Flight flight, OAuthException why) {
        LOG.log(Level.WARNING, SignInMessages.notRenewedForNow(remoteApp, String.valueOf(why.getMessage())));
        flight.land(new Failed(why));
        return () -> {};
    }

    private Outcome found(StoredToken stored) {
        return new Renewed(stored.token(), renewal.id(stored.token()));
    }
}
