package dev.remora.internal.signin;

import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.signin.RefreshResult.Failed;
import dev.remora.internal.signin.RefreshResult.Refused;
import dev.remora.internal.signin.RefreshResult.Renewed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Renews tokens when they are due or were refused: each once, however many threads want it. */
final class TokenRefresher {

    private final String remoteApp;
    private final TokenIssuer renewal;
    private final Duration margin;
    private final InstantSource clock;
    private final RefreshRegistry refreshes;
    private final RefreshTask run;

    TokenRefresher(String remoteApp, TokenIssuer renewal, Duration margin, InstantSource clock, TokenEvents events) {
        this.remoteApp = remoteApp;
        this.renewal = renewal;
        this.margin = margin;
        this.clock = clock;
        this.refreshes = new RefreshRegistry(clock);
        this.run = new RefreshTask(remoteApp, renewal, refreshes, events);
    }

    boolean supports(Token token) {
        return renewal.supports(token);
    }

    /** The token of a place, renewed if it is due. */
    Optional<Token> current(TokenLocation slot) {
        return slot.read().flatMap(read -> {
            if (!renewal.supports(read.token())) {
                throw SignInMessages.keptForOtherProtocol(remoteApp);
            }
            Instant expiresAt = renewal.expiresAt(read.token());
            return expiresAt == null || clock.instant().isBefore(expiresAt.minus(margin))
                    ? Optional.of(read.token())
                    : due(slot, read, expiresAt);
        });
    }

    /** Another token than the one that the provider refused, if there is one to be had. */
    Optional<Token> replacementFor(TokenLocation slot, Token rejected) {
        StoredToken read = slot.read().orElse(null);
        if (read == null || !renewal.supports(read.token()) || !renewal.supports(rejected)) {
            return Optional.empty();
        }
        if (!renewal.isSameInCalls(read.token(), rejected)) {
            return Optional.of(read.token()); // renewed meanwhile
        }
        TokenId id = TokenId.of(read.token());
        return renewal.isRenewable(read.token()) && !refreshes.isBackingOff(id)
                ? renewed(slot, read, why -> Optional.empty())
                : Optional.empty();
    }

    private Optional<Token> due(TokenLocation slot, StoredToken read, Instant expiresAt) {
        Optional<Token> asItIs = Optional.of(read.token());
        boolean expired = !clock.instant().isBefore(expiresAt);
        if (!renewal.isRenewable(read.token())) {
            if (expired) {
                throw SignInMessages.expired(remoteApp);
            }
            return asItIs;
        }
        TokenId id = TokenId.of(read.token());
        Instant birth = refreshes.recentlyIssuedAt(id);
        boolean tooYoung = birth != null && (!expired || !expiresAt.isAfter(birth));
        if (tooYoung || (!expired && refreshes.isBackingOff(id))) {
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
            TokenLocation slot, StoredToken read, Function<OAuthException, Optional<Token>> otherwise) {
        SharedRefresh ours = refreshes.prepare(slot);
        SharedRefresh refresh = refreshes.join(TokenId.of(read.token()), ours);
        boolean remembered = refresh.isOver();
        if (refresh.equals(ours)) {
            run.run(refresh, slot, read);
        } else if (refresh.isWaitingForItself()) {
            return Optional.of(read.token());
        }
        RefreshResult outcome = refresh.await();
        if (outcome instanceof Renewed renewed) {
            return remembered ? found(refresh, slot, read, renewed) : shared(refresh, slot, read, renewed);
        }
        if (outcome instanceof Refused refused) {
            throw refused.why();
        }
        return outcome instanceof Failed failed ? otherwise.apply(failed.why()) : Optional.empty();
    }

    /** Brings a token that was renewed just now to this place too. */
    private static Optional<Token> shared(
            SharedRefresh refresh, TokenLocation slot, StoredToken read, Renewed renewed) {
        return refresh.isOf(slot) || slot.replace(read, renewed.token())
                ? Optional.of(renewed.token())
                : slot.read().map(StoredToken::token);
    }

    /** As {@link #shared}, but what was renewed a while ago may be due again. */
    private Optional<Token> found(SharedRefresh refresh, TokenLocation slot, StoredToken read, Renewed renewed) {
        refresh.use();
        if (!slot.replace(read, renewed.token())) {
            return slot.read().map(StoredToken::token);
        }
        Optional<Token> newest = current(slot);
        newest.ifPresent(token -> refreshes.collapseChain(TokenId.of(read.token()), refresh, slot, renewed(token)));
        return newest;
    }

    private Renewed renewed(Token token) {
        return new Renewed(token, TokenId.of(token));
    }
}
