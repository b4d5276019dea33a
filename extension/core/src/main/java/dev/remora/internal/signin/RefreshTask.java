package dev.remora.internal.signin;

import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.TokenRequestException;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.signin.RefreshResult.Failed;
import dev.remora.internal.signin.RefreshResult.Gone;
import dev.remora.internal.signin.RefreshResult.Refused;
import dev.remora.internal.signin.RefreshResult.Renewed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** One try to renew a token, by the one thread that does it. */
record RefreshTask(String remoteApp, TokenIssuer renewal, RefreshRegistry refreshes, TokenEvents events) {

    private static final Logger LOG = System.getLogger(RefreshTask.class.getPackageName());

    /** Lands the refresh in any case, before anything of the application is told about it. */
    void run(SharedRefresh refresh, TokenLocation slot, StoredToken read) {
        Runnable afterwards;
        try {
            afterwards = tryTo(refresh, slot, read);
        } catch (RuntimeException | Error e) {
            refresh.fail(e);
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

    private Runnable tryTo(SharedRefresh refresh, TokenLocation slot, StoredToken read) {
        Optional<StoredToken> now = slot.read();
        if (!now.equals(Optional.of(read))) {
            refresh.complete(now.map(this::found).orElseGet(Gone::new)); // another node was faster
            return () -> {};
        }
        Token renewed;
        try {
            renewed = renewal.renew(read.token());
        } catch (OAuthException e) {
            return e instanceof TokenRequestException refusal && renewal.isFinal(refusal)
                    ? refused(refresh, slot, read, refusal)
                    : failed(refresh, e);
        }
        return kept(refresh, slot, read, renewed);
    }

    private Runnable kept(SharedRefresh refresh, TokenLocation slot, StoredToken read, Token renewed) {
        if (!slot.replace(read, renewed)) {
            refresh.complete(slot.read().map(this::found).orElseGet(Gone::new));
            return () -> {};
        }
        TokenId id = TokenId.of(renewed);
        refreshes.markIssued(id);
        refresh.complete(new Renewed(renewed, id));
        return () -> events.refreshed(new TokenRefreshed(slot.owner(), slot.name(), read.token(), renewed));
    }

    private Runnable refused(SharedRefresh refresh, TokenLocation slot, StoredToken read, TokenRequestException why) {
        if (!slot.remove(read)) {
            Optional<StoredToken> now = slot.read();
            if (now.isPresent()) { // another node renewed it with the refresh token that is refused now
                refresh.complete(found(now.get()));
                return () -> {};
            }
        }
        refresh.complete(new Refused(SignInMessages.reauthorizationRequired(remoteApp, why)));
        return () -> events.removed(new TokenRemoved(slot.owner(), slot.name()));
    }

    private Runnable failed(SharedRefresh refresh, OAuthException why) {
        LOG.log(Level.WARNING, SignInMessages.notRenewedForNow(remoteApp, String.valueOf(why.getMessage())));
        refresh.complete(new Failed(why));
        return () -> {};
    }

    private RefreshResult found(StoredToken stored) {
        return new Renewed(stored.token(), TokenId.of(stored.token()));
    }
}
