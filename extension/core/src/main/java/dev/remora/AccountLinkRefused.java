package dev.remora;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that a caller proved an identity at a provider which is linked to another caller, so that it was not linked, and
 * nothing of that sign-in was kept; a CDI event qualified with {@link RemoteApp}. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class AccountLinkRefused {

    private final String caller;
    private final Identity identity;

    private AccountLinkRefused(String caller, Identity identity) {
        this.caller = Objects.requireNonNull(caller, "caller");
        this.identity = Objects.requireNonNull(identity, "identity");
    }

    /**
     * A refusal.
     *
     * @param caller the name of the caller who wanted the link
     * @param identity the identity that stays linked to another caller
     * @return the event
     */
    public static AccountLinkRefused of(String caller, Identity identity) {
        return new AccountLinkRefused(caller, identity);
    }

    /**
     * The caller who wanted the link.
     *
     * @return the name of the caller
     */
    public String caller() {
        return caller;
    }

    /**
     * The identity that stays linked to another caller, whom {@link LinkedAccounts#find} names.
     *
     * @return the identity that the caller proved
     */
    public Identity identity() {
        return identity;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountLinkRefused that && caller.equals(that.caller) && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller, identity);
    }

    @Override
    public String toString() {
        return "AccountLinkRefused[caller=" + caller + "]";
    }
}
