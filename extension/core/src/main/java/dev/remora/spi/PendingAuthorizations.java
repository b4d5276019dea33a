package dev.remora.spi;

import dev.remora.CompletedSignIn;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pending authorizations, each bound to the browser that started it. At most one caller ever takes one
 * ({@link #take} is atomic), and a used one is told from an unknown one until it would have expired. What is kept are bytes
 * ({@link PendingAuthorization#toBytes}), and what has to be looked up.
 *
 * @since 1.0
 */
public interface PendingAuthorizations {

    /**
     * The attribute of a browser's session that leads to what is kept elsewhere, such as a random handle. Where cookies keep the
     * session, copies of them lead there too: Remora refuses what was begun with copies from before the newest sign-in.
     */
    String BROWSER = "dev.remora.browser";

    /**
     * Keeps one more; the oldest of this browser may be dropped for it.
     *
     * @param session the browser it is bound to
     * @param pending what to keep
     */
    void put(BrowserSession session, PendingAuthorization pending);

    /**
     * Takes the one that a callback answers. It is used up only if it is {@link Taken.Found}.
     *
     * @param session the browser that sent the callback
     * @param remoteApp the remote application whose callback it is
     * @param state what the callback brought
     * @param callbackPath the path the callback came to, or {@code null} if it came otherwise
     * @return what was found
     */
    Taken take(BrowserSession session, String remoteApp, String state, @Nullable String callbackPath);

    /**
     * Finds the newest one that {@link #take} would give for this remote application and path, whatever its state, and does
     * not use it up. It is asked for where a provider sends a user's no back without saying what it is about; where none is
     * found, as by default, such a callback is rejected.
     *
     * @param session the browser that sent the callback
     * @param remoteApp the remote application whose callback it is
     * @param callbackPath the path the callback came to, or {@code null} if it came otherwise
     * @return the newest one that is not too late, or empty
     */
    default Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        return Optional.empty();
    }

    /**
     * Notes what became of a sign-in, so that a callback that comes again can be told. By default nothing is noted.
     *
     * @param session the browser that sent the callback
     * @param remoteApp the remote application whose callback it is
     * @param state what the callback brought, and {@link #take} found
     * @param completed what became of it
     */
    default void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {}

    /**
     * Tells what became of a sign-in of this browser whose callback came again. One that {@link #take} gave and that was not
     * completed is {@link CompletedSignIn.Outcome#RUNNING}; a store that says so is asked again until it has ended, at most for
     * {@code protocol-deadline}.
     *
     * @param session the browser that sent the callback
     * @param remoteApp the remote application whose callback it is
     * @param state what the callback brought, and {@link #take} refused as {@link Reason#REPLAYED}
     * @return what became of it, or empty if that is not known, as by default
     */
    default Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        return Optional.empty();
    }

    /**
     * Forgets what {@link #complete} noted for this browser, since its user signs out. By default nothing is forgotten.
     *
     * @param session the browser that the user signs out with
     */
    default void forgetCompleted(BrowserSession session) {}

    /**
     * The result of {@link #take}.
     *
     * @since 1.0
     */
    sealed interface Taken {

        /**
         * The pending authorization; nobody else gets it.
         *
         * @since 1.0
         */
        final class Found implements Taken {

            private final PendingAuthorization pending;

            private Found(PendingAuthorization pending) {
                this.pending = Objects.requireNonNull(pending, "pending");
            }

            /**
             * One that was found.
             *
             * @param pending what was kept
             * @return what to answer
             */
            public static Found of(PendingAuthorization pending) {
                return new Found(pending);
            }

            /**
             * The pending authorization.
             *
             * @return what was kept
             */
            public PendingAuthorization pending() {
                return pending;
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Found that && pending.equals(that.pending);
            }

            @Override
            public int hashCode() {
                return pending.hashCode();
            }

            @Override
            public String toString() {
                return "Found[pending=" + pending + "]";
            }
        }

        /**
         * None that may be used.
         *
         * @since 1.0
         */
        final class Refused implements Taken {

            private final Reason reason;

            private Refused(Reason reason) {
                this.reason = Objects.requireNonNull(reason, "reason");
            }

            /**
             * None, for a reason.
             *
             * @param reason why not
             * @return what to answer
             */
            public static Refused of(Reason reason) {
                return new Refused(reason);
            }

            /**
             * The reason.
             *
             * @return why not
             */
            public Reason reason() {
                return reason;
            }

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Refused that && reason == that.reason;
            }

            @Override
            public int hashCode() {
                return reason.hashCode();
            }

            @Override
            public String toString() {
                return "Refused[reason=" + reason + "]";
            }
        }
    }

    /**
     * The reason why a callback finds no pending authorization. Later releases may add some: a {@code switch} over them has
     * a default.
     *
     * @since 1.0
     */
    enum Reason {
        /** The browser sent no session: it lost or does not send its cookie. */
        NO_SESSION,
        /** This browser has no such pending authorization. */
        UNKNOWN,
        /** It is too late. */
        EXPIRED,
        /** It was used before. */
        REPLAYED,
        /** It was started for another remote application. */
        OTHER_APP,
        /** It was started for another callback path. */
        OTHER_CALLBACK
    }
}
