package dev.remora;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a sign-in whose callback came again, by a reload or a second click.
 *
 * @see CallbackRejectedException#completed
 * @since 1.0
 */
public final class CompletedSignIn implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * How a sign-in ended. Later releases may add constants: give a {@code switch} a default.
     *
     * @since 1.0
     */
    public enum Outcome {
        /** There was a grant, and its token was stored. */
        SUCCEEDED,
        /** It was denied, or something went wrong. */
        FAILED,
        /** It has not ended. */
        RUNNING
    }

    private final Outcome outcome;
    private final String returnTo;

    private CompletedSignIn(Outcome outcome, String returnTo) {
        this.outcome = Objects.requireNonNull(outcome);
        this.returnTo = Objects.requireNonNull(returnTo);
    }

    /**
     * Made by Remora, by stores of pending authorizations, and by tests of applications.
     *
     * @param outcome how it ended
     * @param returnTo path and query within the application's own origin
     * @return the end of a sign-in
     */
    public static CompletedSignIn of(Outcome outcome, String returnTo) {
        return new CompletedSignIn(outcome, returnTo);
    }

    /**
     * How it ended.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Whether there was a grant.
     *
     * @return true for {@link Outcome#SUCCEEDED}
     */
    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /**
     * Returns the place that the application wanted to send the browser to in the end, as {@link
     * AuthorizationResult#returnTo}.
     *
     * @return path and query within the application's own origin
     */
    public String returnTo() {
        return returnTo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompletedSignIn that && outcome == that.outcome && returnTo.equals(that.returnTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, returnTo);
    }

    @Override
    public String toString() {
        return "CompletedSignIn[outcome=" + outcome + ", returnTo=" + returnTo + "]";
    }
}
