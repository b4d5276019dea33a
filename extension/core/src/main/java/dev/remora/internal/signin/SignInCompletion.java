package dev.remora.internal.signin;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.TokenOwner;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.DeadlineWait;
import dev.remora.internal.token.TokenOwners;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.PendingAuthorizations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes what became of sign-ins, for callbacks that come again; other users than before are not told. */
record SignInCompletion(
        String remoteApp,
        BrowserSessions sessions,
        PendingAuthorizations pending,
        TokenOwners owners,
        EarlierSessionIds earlierIds,
        DeadlineWait waiting) {

    private static final Logger LOG = System.getLogger(SignInCompletion.class.getPackageName());

    /** The session of this sign-in is about to get another id; callbacks may be on their way that bring the present one. */
    void idChanges(CurrentRequest request, StartedSignIn taken, @Nullable TokenOwner told) {
        BrowserSession session = sessions.of(request);
        if (session.id().isPresent() && !session.keptByBrowser()) {
            requestedId(request)
                    .ifPresent(id -> earlierIds.add(
                            id, taken.state(), completed(request, taken, told, Outcome.RUNNING), session.duringCall()));
        }
    }

    /**
     * A store that fails at it takes nothing from the sign-in.
     *
     * @param told the owner whom the application named; {@code null} if it named none
     */
    void note(CurrentRequest request, StartedSignIn taken, @Nullable TokenOwner told, Outcome outcome) {
        CompletedSignIn completed = completed(request, taken, told, outcome);
        requestedId(request).ifPresent(id -> earlierIds.complete(id, taken.state(), completed));
        try {
            pending.complete(sessions.of(request), remoteApp, taken.state(), completed);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    SignInMessages.notNoted(remoteApp, e.getClass().getName()));
        }
    }

    /** The end of a sign-in; one that is running is waited for. */
    Optional<CompletedSignIn> of(CurrentRequest request, String state) {
        return waiting.whilst(
                        SignInCompletion::isRunning, () -> pending.completed(sessions.of(request), remoteApp, state))
                .filter(completed -> completed
                        .owner()
                        .map(owner -> owners.mayKnow(request, owner))
                        .orElse(true))
                .map(completed -> completed.withOwner(null));
    }

    /** The end of a sign-in that changed the id of the session that this request asks for: there is no such session now. */
    Optional<CompletedSignIn> ofEarlierId(CurrentRequest request, String state) {
        return requestedId(request)
                .flatMap(id -> waiting.whilst(SignInCompletion::isRunning, () -> earlierIds.find(id, state)))
                .filter(completed ->
                        owners.known(request).isEmpty() || owners.known(request).equals(completed.owner()))
                .map(completed -> completed.withOwner(null));
    }

    private Optional<String> requestedId(CurrentRequest request) {
        return EarlierSessionIds.requested(request, sessions.of(request));
    }

    void forget(CurrentRequest request) {
        pending.forgetCompleted(sessions.of(request));
    }

    private CompletedSignIn completed(
            CurrentRequest request, StartedSignIn taken, @Nullable TokenOwner told, Outcome outcome) {
        return CompletedSignIn.of(outcome, taken.returnTo())
                .withOwner(
                        told != null
                                ? told
                                : owners.finishedBy(request, taken.startedBy()).orElse(null));
    }

    private static boolean isRunning(Optional<CompletedSignIn> completed) {
        return completed.filter(one -> one.outcome() == Outcome.RUNNING).isPresent();
    }
}
