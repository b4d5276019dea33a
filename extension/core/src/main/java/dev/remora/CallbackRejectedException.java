package dev.remora;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A callback is forged, replayed, late, malformed or meant for somebody else. Nothing was sent to the provider, and nobody
 * was signed in by it: show an error page that lets the user start again, unless {@link #completed} says that the sign-in
 * succeeded before.
 *
 * @since 1.0
 */
public final class CallbackRejectedException extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final @Nullable CompletedSignIn completed;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}
     */
    public CallbackRejectedException(
            ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
        this.completed = null;
    }

    /**
     * Makes the exception as the other constructor does, for a callback that was used before ({@link
     * ErrorCode#STATE_REPLAYED}).
     *
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param completed what became of the sign-in, or {@code null} if that is not known
     */
    public CallbackRejectedException(@Nullable String remoteApp, String message, @Nullable CompletedSignIn completed) {
        super(ErrorCode.STATE_REPLAYED, remoteApp, message, null);
        this.completed = completed;
    }

    /**
     * Returns the end of this browser's sign-in that the callback was used for before: after a success, send the browser to
     * where it wanted to go. One that is still running has been waited for, at most {@code protocol-deadline}.
     *
     * @return what became of it; empty if that is not known, and for every code but {@link ErrorCode#STATE_REPLAYED}
     */
    public Optional<CompletedSignIn> completed() {
        return Optional.ofNullable(completed);
    }
}
