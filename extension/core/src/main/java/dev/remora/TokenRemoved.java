package dev.remora;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that a token was removed from its store, by {@link OAuthRemote#forget} and {@link OAuthRemote#signOut}, because the
 * provider does not accept it any more, or because the provider ended the session; a CDI event qualified with {@link RemoteApp}. Of a
 * token that the application keeps itself it says that the token is of no more use, and names the owner of the current request, whose
 * sign-in is over; of one that came by {@link OAuthRemote#withToken} it names nobody, a {@link TokenOwner.Kind#SESSION} with an empty
 * id. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class TokenRemoved {

    private final TokenOwner owner;
    private final @Nullable String tokenKey;

    private TokenRemoved(TokenOwner owner, @Nullable String tokenKey) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.tokenKey = tokenKey;
    }

    /**
     * The removal of a token without a name.
     *
     * @param owner whose token it was
     * @return the event
     */
    public static TokenRemoved of(TokenOwner owner) {
        return new TokenRemoved(owner, null);
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
     * The same event of a token with another name.
     *
     * @param tokenKey the name, or {@code null} for none
     * @return a new event
     */
    public TokenRemoved withTokenKey(@Nullable String tokenKey) {
        return new TokenRemoved(owner, tokenKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenRemoved that
                && owner.equals(that.owner)
                && Objects.equals(tokenKey, that.tokenKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, tokenKey);
    }

    @Override
    public String toString() {
        return "TokenRemoved[owner=" + owner + ", tokenKey=" + tokenKey + "]";
    }
}
