package dev.remora;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Token credentials of OAuth 1.0a (RFC 5849 section 2.3). {@link Token#oauth1} makes one by hand. Two are equal if all that they
 * hold is.
 *
 * @since 1.0
 */
public final class OAuth1Token implements Token {

    private static final long serialVersionUID = 1L;

    private final String token;
    private final String secret;
    private final @Nullable Identity identity;

    @SuppressWarnings("serial") // the copies of Map.copyOf are serializable
    private final Map<String, String> parameters;

    OAuth1Token(String token, String secret, @Nullable Identity identity, Map<String, String> parameters) {
        this.token = Objects.requireNonNull(token, "token");
        this.secret = Objects.requireNonNull(secret, "secret");
        this.identity = identity;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * The token identifier ({@code oauth_token}).
     *
     * @return the identifier, empty for two-legged calls
     */
    public String token() {
        return token;
    }

    /**
     * The token shared secret ({@code oauth_token_secret}).
     *
     * @return the secret, may be empty
     */
    public String secret() {
        return secret;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    @Override
    public OAuth1Token withIdentity(@Nullable Identity identity) {
        return new OAuth1Token(token, secret, identity, parameters);
    }

    /**
     * The same token with other parameters in place of all of its own.
     *
     * @param parameters what else the provider's response said; copied
     * @return a new token
     */
    public OAuth1Token withParameters(Map<String, String> parameters) {
        return new OAuth1Token(token, secret, identity, parameters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OAuth1Token that
                && token.equals(that.token)
                && secret.equals(that.secret)
                && Objects.equals(identity, that.identity)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(token, secret, identity, parameters);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OAuth1Token[token=****, secret=****, parameters=" + ShownText.of(parameters.keySet()) + "]";
    }

    /** Checks what was deserialized as the constructor does. */
    private Object readResolve() {
        return new OAuth1Token(token, secret, identity, parameters);
    }
}
