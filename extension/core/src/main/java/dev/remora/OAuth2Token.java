package dev.remora;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A successful access token response of OAuth 2 (RFC 6749 section 5.1). {@link Token#bearer} makes one by hand, the methods
 * {@code with...} add what else is known. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class OAuth2Token implements Token {

    private static final long serialVersionUID = 1L;

    private final String accessToken;
    private final String type;
    private final @Nullable String refreshToken;
    private final @Nullable Instant expiresAt;
    private final @Nullable String scope;
    private final @Nullable String idToken;
    private final @Nullable Identity identity;

    @SuppressWarnings("serial") // the copies of Map.copyOf are serializable
    private final Map<String, String> parameters;

    OAuth2Token(
            String accessToken,
            String type,
            @Nullable String refreshToken,
            @Nullable Instant expiresAt,
            @Nullable String scope,
            @Nullable String idToken,
            @Nullable Identity identity,
            Map<String, String> parameters) {
        this.accessToken = Objects.requireNonNull(accessToken, "accessToken");
        this.type = Objects.requireNonNull(type, "type");
        this.refreshToken = refreshToken;
        this.expiresAt = expiresAt;
        this.scope = scope;
        this.idToken = idToken;
        this.identity = identity;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * The access token.
     *
     * @return the token as the provider issued it
     */
    public String accessToken() {
        return accessToken;
    }

    /**
     * The token type as the provider wrote it.
     *
     * @return the type, {@code Bearer} where the provider wrote none
     */
    public String type() {
        return type;
    }

    /**
     * The refresh token (RFC 6749 section 1.5).
     *
     * @return the refresh token, or {@code null}: the token cannot be renewed
     */
    public @Nullable String refreshToken() {
        return refreshToken;
    }

    /**
     * The instant at which the access token expires.
     *
     * @return the instant, or {@code null} if the provider did not say
     */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /**
     * The granted scope as the provider wrote it.
     *
     * @return the scope; the requested one where the provider wrote none; empty: nothing granted; {@code null}: not known
     */
    public @Nullable String scope() {
        return scope;
    }

    /**
     * The single scopes of {@link #scope()}, whichever of space and comma the provider puts between them.
     *
     * @return the scopes, empty if none was granted or none is known
     */
    public Set<String> scopes() {
        if (scope == null || scope.isBlank()) {
            return Set.of();
        }
        return new LinkedHashSet<>(Arrays.asList(scope.strip().split("[ ,]+")));
    }

    /**
     * The ID token as the provider sent it: verified if the remote application has {@code issuer} or {@code metadata-url}, and by
     * nobody if it has neither. Take the user from {@link #identity}, not from here. Where the browser keeps tokens in cookies it is
     * kept only if signing out needs it; {@link #identity} is kept always.
     *
     * @return the ID token, or {@code null} if there is none
     */
    public @Nullable String idToken() {
        return idToken;
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
    public OAuth2Token withIdentity(@Nullable Identity identity) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token of another type.
     *
     * @param type the token type (RFC 6749 section 7.1)
     * @return a new token
     */
    public OAuth2Token withType(String type) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token with another refresh token.
     *
     * @param refreshToken the refresh token, or {@code null} for none
     * @return a new token
     */
    public OAuth2Token withRefreshToken(@Nullable String refreshToken) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token with another expiry.
     *
     * @param expiresAt when the access token expires, or {@code null} if that is not known
     * @return a new token
     */
    public OAuth2Token withExpiresAt(@Nullable Instant expiresAt) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token with another scope.
     *
     * @param scope the granted scope as the provider writes it, or {@code null} if it is not known
     * @return a new token
     */
    public OAuth2Token withScope(@Nullable String scope) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token with another ID token.
     *
     * @param idToken the ID token, or {@code null} for none
     * @return a new token
     */
    public OAuth2Token withIdToken(@Nullable String idToken) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /**
     * The same token with other parameters in place of all of its own.
     *
     * @param parameters what else the provider's response said; copied
     * @return a new token
     */
    public OAuth2Token withParameters(Map<String, String> parameters) {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OAuth2Token that
                && accessToken.equals(that.accessToken)
                && type.equals(that.type)
                && Objects.equals(refreshToken, that.refreshToken)
                && Objects.equals(expiresAt, that.expiresAt)
                && Objects.equals(scope, that.scope)
                && Objects.equals(idToken, that.idToken)
                && Objects.equals(identity, that.identity)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "OAuth2Token[accessToken=****, type=" + ShownText.of(type) + ", refreshToken="
                + (refreshToken == null ? "none" : "****") + ", expiresAt=" + expiresAt + ", scope="
                + ShownText.of(scope)
                + ", parameters=" + ShownText.of(parameters.keySet()) + "]";
    }

    /** Checks what was deserialized as the constructor does. */
    private Object readResolve() {
        return new OAuth2Token(accessToken, type, refreshToken, expiresAt, scope, idToken, identity, parameters);
    }
}
