package dev.remora;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event that a user has signed out: by {@link OAuthRemote#signOut}, or because the provider ended the session
 * ({@link OAuthRemote#receiveLogout}). Where the session is another than the request's, the event comes with its next
 * request. Fired after the {@link TokenRemoved} of the token that was kept, and only if there was one; a CDI event qualified with
 * {@link RemoteApp}. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class SignedOut {

    private final TokenOwner owner;
    private final @Nullable String tokenKey;
    private final @Nullable Identity identity;
    private final boolean byProvider;

    private SignedOut(TokenOwner owner, @Nullable String tokenKey, @Nullable Identity identity, boolean byProvider) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.tokenKey = tokenKey;
        this.identity = identity;
        this.byProvider = byProvider;
    }

    /**
     * The event of a token without a name and an identity, which the application caused.
     *
     * @param owner whose token it was
     * @return the event
     */
    public static SignedOut of(TokenOwner owner) {
        return new SignedOut(owner, null, null, false);
    }

    /**
     * The owner of the token.
     *
     * @return whose token it was
     */
    public TokenOwner owner() {
        return owner;
    }

    /**
     * The name of the token.
     *
     * @return the name, or {@code null} if it had none
     */
    public @Nullable String tokenKey() {
        return tokenKey;
    }

    /**
     * The user, as the sign-in told.
     *
     * @return who has signed out; empty if the token had no identity
     */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /**
     * Says who ended the session.
     *
     * @return true if the provider did, false if the application did by {@link OAuthRemote#signOut}
     */
    public boolean byProvider() {
        return byProvider;
    }

    /**
     * The same event of a token with another name.
     *
     * @param tokenKey the name, or {@code null} for none
     * @return a new event
     */
    public SignedOut withTokenKey(@Nullable String tokenKey) {
        return new SignedOut(owner, tokenKey, identity, byProvider);
    }

    /**
     * The same event of another user.
     *
     * @param identity the user, or {@code null} if not known
     * @return a new event
     */
    public SignedOut withIdentity(@Nullable Identity identity) {
        return new SignedOut(owner, tokenKey, identity, byProvider);
    }

    /**
     * The same event with another cause.
     *
     * @param byProvider whether the provider ended the session
     * @return a new event
     */
    public SignedOut withByProvider(boolean byProvider) {
        return new SignedOut(owner, tokenKey, identity, byProvider);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedOut that
                && owner.equals(that.owner)
                && Objects.equals(tokenKey, that.tokenKey)
                && Objects.equals(identity, that.identity)
                && byProvider == that.byProvider;
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, tokenKey, identity, byProvider);
    }

    @Override
    public String toString() {
        return "SignedOut[owner=" + owner + ", tokenKey=" + tokenKey + ", byProvider=" + byProvider + "]";
    }
}
