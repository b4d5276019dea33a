package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.token.RefreshResult.Changed;
import dev.remora.internal.token.RefreshResult.Doubtful;
import dev.remora.internal.token.RefreshResult.Failed;
import dev.remora.internal.token.RefreshResult.Kept;
import dev.remora.internal.token.RefreshResult.Refused;
import dev.remora.internal.token.RefreshResult.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refreshes tokens when they are due, were refused, or somebody asks: each once, however many threads want it. */
public final class TokenRefresher {

    private final String remoteApp;
    private final TokenIssuer issuer;
    private final Duration margin;
    private final InstantSource clock;
    private final RefreshRegistry refreshes;
    private final RefreshTask task;

    public TokenRefresher(RefreshTask task, Duration margin, InstantSource clock) {
        this.remoteApp = task.remoteApp();
        this.issuer = task.issuer();
        this.refreshes = task.refreshes();
        this.task = task;
        this.margin = margin;
        this.clock = clock;
    }

    boolean supports(Token token) {
        return issuer.supports(token);
    }

    /** The token of a place, refreshed if it is due. */
    Optional<Token> current(TokenLocation location) {
        return location.read().flatMap(read -> {
            checkProtocol(read);
            Instant expiresAt = issuer.expiresAt(read.token());
            return expiresAt == null || clock.instant().plus(margin).isBefore(expiresAt)
                    ? Optional.of(read.token())
                    : due(location, read, expiresAt);
        });
    }

    /** Another token than the one that the provider answered with 401, if there is one to be had. */
    Optional<Token> replacementFor(TokenLocation location, Token rejected) {
        StoredToken read = location.read().orElse(null);
        if (read == null || !issuer.supports(read.token()) || !issuer.supports(rejected)) {
            return Optional.empty();
        }
        if (!issuer.isSameInCalls(read.token(), rejected)) {
            return sameUser(rejected, Optional.of(read)); // refreshed meanwhile
        }
        TokenId id = TokenId.of(read.token());
        boolean tooEarly = refreshes.isBackingOff(id) || refreshes.isReplacementOfRejected(id);
        return issuer.isRenewable(read.token()) && location.writable() && !tooEarly
                ? refreshed(location, read, true, kept -> Optional.empty())
                : Optional.empty();
    }

    /** The token of a place, refreshed now. */
    Optional<Token> refresh(TokenLocation location) {
        StoredToken read = location.read().orElse(null);
        if (read == null) {
            return Optional.empty();
        }
        checkProtocol(read);
        if (!issuer.isRenewable(read.token())) {
            throw TokenMessages.notRenewable(remoteApp);
        }
        if (!location.writable()) {
            throw TokenMessages.headersSent(remoteApp);
        }
        TokenId id = TokenId.of(read.token());
        boolean known = refreshes.knowsNewer(id);
        Optional<Token> result = refreshed(location, read, false, kept -> {
            throw failure(kept, isExpired(read.token()));
        });
        // the token of an earlier refresh may be old itself
        return known && result.isPresent() && !TokenId.of(result.get()).equals(id)
                ? ofSameUser(read.token(), refresh(location))
                : result;
    }

    /** Forgets a token that was removed: a refresh of it that is under way does not bring it back. */
    void abandon(TokenLocation location, Token removed) {
        refreshes.abandon(TokenId.of(removed), location);
    }

    private void checkProtocol(StoredToken read) {
        if (!issuer.supports(read.token())) {
            throw TokenMessages.keptForOtherProtocol(remoteApp);
        }
    }

    private boolean isExpired(Token token) {
        Instant expiresAt = issuer.expiresAt(token);
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    private Optional<Token> due(TokenLocation location, StoredToken read, Instant expiresAt) {
        Optional<Token> unchanged = Optional.of(read.token());
        boolean expired = isExpired(read.token());
        if (!issuer.isRenewable(read.token())) {
            if (expired) {
                throw TokenMessages.expired(remoteApp);
            }
            return unchanged;
        }
        if (!location.writable()) {
            if (expired) {
                throw TokenMessages.headersSent(remoteApp);
            }
            return unchanged;
        }
        TokenId id = TokenId.of(read.token());
        if (isTooYoung(refreshes.recentlyIssuedAt(id), expired, expiresAt) || !expired && refreshes.isBackingOff(id)) {
            return unchanged;
        }
        return refreshed(location, read, false, kept -> {
            if (expired) {
                throw failure(kept, true);
            }
            return unchanged;
        });
    }

    // one that is due, or has expired, as soon as it is issued
    private static boolean isTooYoung(@Nullable Instant issuedAt, boolean expired, Instant expiresAt) {
        return issuedAt != null && (!expired || !expiresAt.isAfter(issuedAt));
    }

    private OAuthException failure(Kept kept, boolean expired) {
        if (kept instanceof Doubtful doubtful) {
            return expired
                    ? TokenMessages.refreshDoubtful(remoteApp, doubtful.why())
                    : TokenMessages.refreshFailed(remoteApp, doubtful.why(), false);
        }
        return TokenMessages.refreshFailed(remoteApp, ((Failed) kept).why(), expired);
    }

    private Optional<Token> refreshed(
            TokenLocation location,
            StoredToken read,
            boolean afterRejection,
            Function<Kept, Optional<Token>> otherwise) {
        SharedRefresh prepared = refreshes.prepare(location, afterRejection);
        SharedRefresh refresh = refreshes.join(TokenId.of(read.token()), prepared);
        boolean remembered = refresh.isOver();
        if (refresh.equals(prepared)) {
            task.run(refresh, read);
        } else if (refresh.isWaitingForItself()) {
            return Optional.of(read.token());
        }
        RefreshResult result = refresh.await();
        if (result instanceof Renewed renewed) {
            return remembered ? found(refresh, location, read, renewed) : shared(refresh, location, read, renewed);
        }
        if (result instanceof Refused refused) {
            throw refused.why();
        }
        if (result instanceof Changed) {
            Optional<StoredToken> now = location.read();
            return now.equals(Optional.of(read)) // it was another place that changed
                    ? refreshed(location, read, afterRejection, otherwise)
                    : sameUser(read.token(), now);
        }
        return result instanceof Kept kept ? otherwise.apply(kept) : Optional.empty();
    }

    /** Brings a token that was refreshed just now to this place too. */
    private Optional<Token> shared(SharedRefresh refresh, TokenLocation location, StoredToken read, Renewed renewed) {
        try {
            return refresh.location().equals(location) || location.replace(read, renewed.token())
                    ? Optional.of(renewed.token())
                    : sameUser(read.token(), location.read());
        } catch (RuntimeException e) {
            task.log().notSaved(e);
            return Optional.of(renewed.token());
        }
    }

    /** Refreshes as {@link #shared} does, but a token that was refreshed a while ago may be due again. */
    private Optional<Token> found(SharedRefresh refresh, TokenLocation location, StoredToken read, Renewed renewed) {
        refresh.use();
        try {
            if (!location.replace(read, renewed.token())) {
                return sameUser(read.token(), location.read());
            }
        } catch (RuntimeException e) {
            task.log().notSaved(e);
            return Optional.of(renewed.token());
        }
        Optional<Token> newest = ofSameUser(read.token(), current(location));
        newest.ifPresent(
                token -> refreshes.collapseChain(TokenId.of(read.token()), refresh, location, Renewed.of(token)));
        return newest;
    }

    /** The token that is in the place of an earlier one now, unless the provider said that it is of another account. */
    private static Optional<Token> sameUser(Token before, Optional<StoredToken> now) {
        return ofSameUser(before, now.map(StoredToken::token));
    }

    private static Optional<Token> ofSameUser(Token before, Optional<Token> now) {
        return now.filter(token -> !isOfOtherUser(token, before));
    }

    private static boolean isOfOtherUser(Token token, Token before) {
        Identity user = token.identity().orElse(null);
        Identity earlier = before.identity().orElse(null);
        return user != null
                && earlier != null
                && !(user.issuer().equals(earlier.issuer()) && user.subject().equals(earlier.subject()));
    }
}
