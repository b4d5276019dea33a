package dev.remora;

import java.util.Map;

/**
 * Token credentials of OAuth 1.0a (RFC 5849 section 2.3).
 *
 * @param token the token identifier ({@code oauth_token}); empty for two-legged calls
 * @param secret the token shared secret ({@code oauth_token_secret}), may be empty
 * @param parameters what else the provider's response said, unmodifiable
 * @since 1.0
 */
public record OAuth1Token(String token, String secret, Map<String, String> parameters) implements Token {

    private static final long serialVersionUID = 1L;

    /** Copies the parameters. */
    public OAuth1Token {
        parameters = Map.copyOf(parameters);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OAuth1Token[token=****, secret=****, parameters=" + parameters.keySet() + "]";
    }
}
