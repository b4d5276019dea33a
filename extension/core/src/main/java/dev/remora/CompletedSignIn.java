package dev.remora;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
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
    private final @Nullable TokenOwner owner;

    private CompletedSignIn(Outcome outcome, String returnTo, @Nullable TokenOwner owner) {
        this.outcome = Objects.requireNonNull(outcome);
        this.returnTo = Objects.requireNonNull(returnTo);
        this.owner = owner;
    }

    /**
     * Made by Remora, by stores of pending authorizations, and by tests of applications.
     *
     * @param outcome how it ended
     * @param returnTo path and query within the application's own origin
     * @return the end of a sign-in
     */
    public static CompletedSignIn of(Outcome outcome, String returnTo) {
        return new CompletedSignIn(outcome, returnTo, null);
    }

    /**
     * The same for one user only: no other user of the browser session is told.
     *
     * @param owner the user, or {@code null} for whoever has the session
     * @return a new end of a sign-in
     */
    public CompletedSignIn withOwner(@Nullable TokenOwner owner) {
        return new CompletedSignIn(outcome, returnTo, owner);
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

    /**
     * The user whose sign-in it was. Remora compares it with who sends the callback again; stores keep it as it is.
     *
     * @return the user, or empty where whoever has the session is told
     */
    public Optional<TokenOwner> owner() {
        return Optional.ofNullable(owner);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompletedSignIn that
                && outcome == that.outcome
                && returnTo.equals(that.returnTo)
                && Objects.equals(owner, that.owner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, returnTo, owner);
    }

    @Override
    public String toString() {
        return "CompletedSignIn[outcome=" + outcome + ", returnTo=" + returnTo + "]";
    }
}
