package dev.remora.internal.signin;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.internal.message.SignInMessages;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.PendingAuthorizations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Notes what became of sign-ins, for callbacks that come again. */
record SignInCompletion(
        String remoteApp, BrowserSessions sessions, PendingAuthorizations pending, DeadlineWait waiting) {

    private static final Logger LOG = System.getLogger(SignInCompletion.class.getPackageName());

    /** A store that fails at it takes nothing from the sign-in. */
    void note(CurrentRequest request, StartedSignIn taken, Outcome outcome) {
        try {
            pending.complete(
                    sessions.of(request), remoteApp, taken.state(), CompletedSignIn.of(outcome, taken.returnTo()));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    SignInMessages.notNoted(remoteApp, e.getClass().getName()));
        }
    }

    /** The end of a sign-in; one that is running is waited for. */
    Optional<CompletedSignIn> of(CurrentRequest request, String state) {
        return waiting.whilst(
                now -> now.filter(SignInCompletion::isRunning).isPresent(),
                () -> pending.completed(sessions.of(request), remoteApp, state));
    }

    private static boolean isRunning(CompletedSignIn completed) {
        return completed.outcome() == Outcome.RUNNING;
    }
}
