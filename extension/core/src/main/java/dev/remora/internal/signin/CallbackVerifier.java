package dev.remora.internal.signin;

import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.TokenOwners;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what a callback answers, or says why it is not trusted. */
record CallbackVerifier(
        String remoteApp,
        BrowserSessions sessions,
        PendingAuthorizations pending,
        AuthorizationFlow flow,
        SignInCompletion completion,
        TokenOwners owners) {

    StartedSignIn take(CurrentRequest request, AuthorizationResponse.Bound answer, @Nullable String path) {
        owners.readSession(request);
        Taken taken = pending.take(sessions.of(request), remoteApp, answer.state(), path);
        if (taken instanceof Taken.Refused refused) {
            throw completion
                    .ofEarlierId(request, answer.state())
                    .map(completed -> SignInMessages.replayed(remoteApp, completed))
                    .orElseGet(() -> rejected(refused.reason(), request, answer.state()));
        }
        PendingAuthorization found = ((Taken.Found) taken).pending();
        StartedSignIn started = StartedSignIn.of(found, answer.state());
        Instant begunAt = found.expiresAt().minus(DefaultSignIn.LIFETIME);
        if (!owners.mayFinish(request, started.startedBy())
                || !owners.knowsGrants(request, started.afterGrant(), begunAt)) {
            completion.note(request, started, null, Outcome.FAILED);
            throw SignInMessages.otherUser(remoteApp);
        }
        return started;
    }

    /** The newest one, for an answer that does not say which it is about; it stays. */
    StartedSignIn newest(CurrentRequest request, @Nullable String path) {
        PendingAuthorization found = pending.newest(sessions.of(request), remoteApp, path)
                .orElseThrow(() -> postedAgain(request) ? SignInMessages.postedAgain(remoteApp) : flow.stateMissing());
        StartedSignIn started = StartedSignIn.of(found, "");
        if (!owners.mayFinish(request, started.startedBy())) {
            throw SignInMessages.otherUser(remoteApp);
        }
        return started;
    }

    private CallbackRejectedException rejected(Reason reason, CurrentRequest request, String state) {
        return switch (reason) {
            case NO_SESSION -> noSession(request);
            case EXPIRED -> SignInMessages.tooLate(remoteApp);
            case REPLAYED ->
                SignInMessages.replayed(remoteApp, completion.of(request, state).orElse(null));
            case OTHER_APP -> SignInMessages.otherApp(remoteApp);
            case OTHER_CALLBACK -> SignInMessages.otherCallback(remoteApp);
            default -> flow.stateMismatch(); // UNKNOWN, and what a later release adds
        };
    }

    private CallbackRejectedException noSession(CurrentRequest request) {
        return postedAgain(request)
                ? SignInMessages.postedAgain(remoteApp)
                : SignInMessages.noSession(remoteApp, isPost(request));
    }

    /** Whether the browser will post the callback once more, with its cookie this time. */
    private boolean postedAgain(CurrentRequest request) {
        return isPost(request) && sessions.of(request).id().isEmpty() && request.postAgain();
    }

    private static boolean isPost(CurrentRequest request) {
        return request.method().equals("POST");
    }
}
