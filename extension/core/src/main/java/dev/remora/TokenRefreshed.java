package dev.remora;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event that a token was refreshed; a CDI event qualified with {@link RemoteApp}, fired on the thread that refreshed it,
 * which may have no request. Of a token that came by {@link OAuthRemote#withToken} the owner is nobody, a {@link
 * TokenOwner.Kind#SESSION} with an empty id: {@link #previous} tells which token it was. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class TokenRefreshed {

    private final TokenOwner owner;
    private final @Nullable String tokenKey;
    private final Token previous;
    private final Token current;

    private TokenRefreshed(TokenOwner owner, @Nullable String tokenKey, Token previous, Token current) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.tokenKey = tokenKey;
        this.previous = Objects.requireNonNull(previous, "previous");
        this.current = Objects.requireNonNull(current, "current");
    }

    /**
     * The refresh of a token without a name.
     *
     * @param owner whose token it is
     * @param previous the token that was refreshed
     * @param current the token in its place
     * @return the event
     */
    public static TokenRefreshed of(TokenOwner owner, Token previous, Token current) {
        return new TokenRefreshed(owner, null, previous, current);
    }

    /**
     * The owner of the token.
     *
     * @return whose token it is
     */
    public TokenOwner owner() {
        return owner;
    }

    /**
     * The name of the token.
     *
     * @return the name, or {@code null} if it has none
     */
    public @Nullable String tokenKey() {
        return tokenKey;
    }

    /**
     * The token that was refreshed; many providers do not accept it any more.
     *
     * @return the token as it was
     */
    public Token previous() {
        return previous;
    }

    /**
     * The token in its place.
     *
     * @return the token as it is now
     */
    public Token current() {
        return current;
    }

    /**
     * The same event of a token with another name.
     *
     * @param tokenKey the name, or {@code null} for none
     * @return a new event
     */
    public TokenRefreshed withTokenKey(@Nullable String tokenKey) {
        return new TokenRefreshed(owner, tokenKey, previous, current);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenRefreshed that
                && owner.equals(that.owner)
                && Objects.equals(tokenKey, that.tokenKey)
                && previous.equals(that.previous)
                && current.equals(that.current);
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, tokenKey, previous, current);
    }

    @Override
    public String toString() {
        return "TokenRefreshed[owner=" + owner + ", tokenKey=" + tokenKey + ", previous=" + previous + ", current="
                + current + "]";
    }
}
