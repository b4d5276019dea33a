package dev.remora.internal.token;

import dev.remora.Lease;
import dev.remora.OAuthException;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.TokenRequestException;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.token.RefreshResult.Changed;
import dev.remora.internal.token.RefreshResult.Doubtful;
import dev.remora.internal.token.RefreshResult.Failed;
import dev.remora.internal.token.RefreshResult.Kept;
import dev.remora.internal.token.RefreshResult.Refused;
import dev.remora.internal.token.RefreshResult.Renewed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;

/** One try to refresh a token, by the one thread of this node that does it and the one node that has the lease. */
public record RefreshTask(
        String remoteApp,
        TokenIssuer issuer,
        RenewedUrls urls,
        RefreshRefusals refusals,
        RefreshRegistry refreshes,
        RefreshLeases leases,
        TokenEndpointPause pause,
        TokenEvents events,
        RefusalLog log) {

    private static final Logger LOG = System.getLogger(RefreshTask.class.getPackageName());

    /** Completes the refresh in any case, before anything of the application is told about it. */
    void run(SharedRefresh refresh, StoredToken read) {
        Runnable afterwards;
        try {
            afterwards = attempt(refresh, read);
        } catch (RuntimeException | Error e) {
            refresh.fail(e);
            throw e;
        }
        try {
            afterwards.run();
        } catch (RuntimeException e) {
            // the token is refreshed whatever the application thinks of it; the text of its exception may hold anything
            LOG.log(
                    Level.ERROR,
                    TokenMessages.observerFailed(remoteApp, e.getClass().getName()));
        }
    }

    private Runnable attempt(SharedRefresh refresh, StoredToken read) {
        Optional<OAuthException> paused = paused(read.token());
        if (paused.isPresent()) {
            refresh.complete(new Failed(paused.get()));
            return RefreshTask::nothing;
        }
        try {
            return attemptIfLent(refresh, read);
        } catch (StoreException e) {
            return kept(refresh, new Failed(e)); // without the store, and its lease, nothing is sent
        }
    }

    /** Tells why nothing is sent now; an endpoint that cannot be told is the refresh's to complain of. */
    private Optional<OAuthException> paused(Token token) {
        try {
            URI endpoint = issuer.refreshEndpoint(token);
            return endpoint == null ? Optional.empty() : pause.reason(endpoint);
        } catch (OAuthException e) {
            return Optional.empty();
        }
    }

    private Runnable attemptIfLent(SharedRefresh refresh, StoredToken read) {
        TokenLocation location = refresh.location();
        Lease lease =
                leases.take(location).or(() -> leases.awaitTurn(location, read)).orElse(null);
        if (lease == null) {
            return waited(refresh, read);
        }
        try {
            return attemptUnder(lease, refresh, read);
        } finally {
            leases.release(lease);
        }
    }

    private Runnable waited(SharedRefresh refresh, StoredToken read) {
        Optional<StoredToken> now = refresh.location().read();
        return now.equals(Optional.of(read))
                ? kept(refresh, new Failed(TokenMessages.refreshingElsewhere(remoteApp)))
                : changed(refresh);
    }

    // another node may have refreshed the token that was read before the lease
    private Runnable attemptUnder(Lease lease, SharedRefresh refresh, StoredToken read) {
        Optional<StoredToken> now = refresh.location().read();
        if (!now.equals(Optional.of(read))) {
            return changed(refresh);
        }
        try {
            URI endpoint = issuer.refreshEndpoint(read.token());
            Optional<OAuthException> paused = endpoint == null ? Optional.empty() : pause.enter(endpoint);
            if (paused.isPresent()) {
                refresh.complete(new Failed(paused.get()));
                return RefreshTask::nothing;
            }
            return renewed(refresh, read, lease, urls.kept(read.token(), issuer.renew(read.token())));
        } catch (TokenRequestException e) {
            lease.failed(e.code());
            return refused(refresh, read, e);
        } catch (OAuthException e) {
            lease.failed(e.code());
            return kept(refresh, new Failed(e));
        }
    }

    private Runnable renewed(SharedRefresh refresh, StoredToken read, Lease lease, Token renewed) {
        TokenLocation location = refresh.location();
        try {
            if (!lease.replace(read, renewed)) {
                Optional<StoredToken> now = location.read();
                boolean newer = now.isPresent() && !now.equals(Optional.of(read));
                if (newer || now.isEmpty() && refresh.isAbandoned()) {
                    return changed(refresh);
                }
                if (now.isEmpty()) { // removed by another node: used for this call, and brought back by none
                    refresh.complete(Renewed.of(renewed));
                    return RefreshTask::nothing;
                }
            }
        } catch (RuntimeException e) {
            // the old one may be worthless by now: this one is remembered, and the next call saves it
            log.notSaved(e);
        }
        Renewed result = Renewed.of(renewed);
        refreshes.markIssued(result.id(), refresh.isAfterRejection());
        refresh.complete(result);
        return () -> events.refreshed(
                TokenRefreshed.of(location.owner(), read.token(), renewed).withTokenKey(location.name()));
    }

    private Runnable refused(SharedRefresh refresh, StoredToken read, TokenRequestException why) {
        return switch (refusals.meaning(why)) {
            case FINAL -> removed(refresh, read, why);
            case DOUBTFUL -> kept(refresh, new Doubtful(why));
            case TEMPORARY -> kept(refresh, new Failed(why));
        };
    }

    private Runnable removed(SharedRefresh refresh, StoredToken read, TokenRequestException why) {
        TokenLocation location = refresh.location();
        boolean removed = location.remove(read);
        if (!removed) {
            Optional<StoredToken> now = location.read();
            if (now.isPresent() && !now.equals(Optional.of(read))) {
                return changed(refresh); // another node refreshed it with the refresh token that is refused now
            }
        }
        log.renewalRefused(why);
        refresh.complete(new Refused(TokenMessages.reauthorizationRequired(remoteApp, why)));
        return removed ? () -> tellRemoved(location) : RefreshTask::nothing;
    }

    private void tellRemoved(TokenLocation location) {
        TokenRemoved event = TokenRemoved.of(location.owner()).withTokenKey(location.name());
        if (location instanceof CallerHeldTokenLocation held && held.isGiven()) {
            events.givenRemoved(event);
        } else {
            events.removed(event);
        }
    }

    private Runnable kept(SharedRefresh refresh, Kept result) {
        OAuthException why = result instanceof Doubtful doubtful ? doubtful.why() : ((Failed) result).why();
        log.renewalFailed(why);
        refresh.complete(result);
        return RefreshTask::nothing;
    }

    private static void nothing() {
        // nobody is told
    }

    private static Runnable changed(SharedRefresh refresh) {
        refresh.complete(new Changed());
        return RefreshTask::nothing;
    }
}
