package dev.remora;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that a provider issued: an OAuth 1.0a token with its secret, or an OAuth 2 access token. Serializable; its text
 * shows no secret.
 *
 * @since 1.0
 */
public sealed interface Token extends Serializable permits OAuth1Token, OAuth2Token {

    /**
     * Returns all else that the provider's token response said, such as {@code screen_name}; nested JSON as its text.
     *
     * @return the parameters, unmodifiable
     */
    Map<String, String> parameters();

    /**
     * Returns the user who granted the token, as the provider proved it at sign-in; kept with the token, also when it is renewed.
     *
     * @return the user; empty if the remote app asks nobody who that is
     */
    Optional<Identity> identity();

    /**
     * The same token of another user.
     *
     * @param identity the user, or {@code null} for none
     * @return a new token
     */
    Token withIdentity(@Nullable Identity identity);

    /**
     * An OAuth 1.0a token made by hand. Both parts empty sign a call for the application itself (two-legged).
     *
     * @param token the token identifier ({@code oauth_token})
     * @param secret the token shared secret
     * @return the token
     */
    static OAuth1Token oauth1(String token, String secret) {
        return new OAuth1Token(token, secret, null, Map.of());
    }

    /**
     * An OAuth 2 bearer token (RFC 6750) made by hand: never expires, is not renewed.
     *
     * @param accessToken the access token
     * @return the token
     */
    static OAuth2Token bearer(String accessToken) {
        return new OAuth2Token(accessToken, "Bearer", null, null, null, null, null, Map.of());
    }
}
