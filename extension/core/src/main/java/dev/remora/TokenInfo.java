package dev.remora;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token of an owner as {@link OAuthRemote#tokens} lists it: one account of the user at the provider. It holds no secret. Two are
 * equal if all that they hold is.
 *
 * @since 1.0
 */
public final class TokenInfo {

    private final @Nullable String tokenKey;
    private final @Nullable Identity identity;
    private final @Nullable Instant expiresAt;
    private final @Nullable String scope;

    private TokenInfo(
            @Nullable String tokenKey,
            @Nullable Identity identity,
            @Nullable Instant expiresAt,
            @Nullable String scope) {
        this.tokenKey = tokenKey;
        this.identity = identity;
        this.expiresAt = expiresAt;
        this.scope = scope;
    }

    /**
     * The description of a token.
     *
     * @param tokenKey the name of the token, or {@code null} if it has none
     * @param token the token
     * @return the description
     */
    public static TokenInfo of(@Nullable String tokenKey, Token token) {
        OAuth2Token oauth2 = token instanceof OAuth2Token two ? two : null;
        return new TokenInfo(
                tokenKey,
                token.identity().orElse(null),
                oauth2 == null ? null : oauth2.expiresAt(),
                oauth2 == null ? null : oauth2.scope());
    }

    /**
     * The name of the token, for {@link OAuthRemote#withTokenKey}.
     *
     * @return the name, or {@code null} if it has none: the one that calls use without {@code withTokenKey}
     */
    public @Nullable String tokenKey() {
        return tokenKey;
    }

    /**
     * The user at the provider.
     *
     * @return who the user is; empty if the provider says nothing about users
     */
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /**
     * The end of the access token, which is renewed by then if it can be.
     *
     * @return when it expires, or {@code null} if the provider did not say, as in OAuth 1.0a
     */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /**
     * The scope that was granted (RFC 6749 section 3.3).
     *
     * @return the scopes separated by spaces, or {@code null} if neither the provider nor the request said, as in OAuth 1.0a
     */
    public @Nullable String scope() {
        return scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenInfo that
                && Objects.equals(tokenKey, that.tokenKey)
                && Objects.equals(identity, that.identity)
                && Objects.equals(expiresAt, that.expiresAt)
                && Objects.equals(scope, that.scope);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokenKey, identity, expiresAt, scope);
    }

    @Override
    public String toString() {
        return "TokenInfo[tokenKey=" + tokenKey + ", expiresAt=" + expiresAt + ", scope=" + ShownText.of(scope) + "]";
    }
}
