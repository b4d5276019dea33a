package dev.remora;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of asking the user: a token or a refusal. A callback that cannot be trusted is neither; it throws.
 *
 * @since 1.0
 */
public sealed interface AuthorizationResult {

    /**
     * Returns the place that the application wanted to send the browser to in the end.
     *
     * @return path and query within the application's own origin; the application's base path if none was asked for
     */
    String returnTo();

    /**
     * Handles both cases.
     *
     * @param granted what to do with a token
     * @param denied what to do with a refusal
     * @param <R> the type of the outcome
     * @return what the function called returned
     */
    default <R> R fold(Function<? super Granted, ? extends R> granted, Function<? super Denied, ? extends R> denied) {
        if (this instanceof Granted grant) {
            return granted.apply(grant);
        }
        return denied.apply((Denied) this);
    }

    /**
     * The grant, if it is one.
     *
     * @return the grant, or empty if the request was denied
     */
    default Optional<Granted> granted() {
        return this instanceof Granted grant ? Optional.of(grant) : Optional.empty();
    }

    /**
     * The provider issued a token. Also fired as a CDI event, qualified with {@link RemoteApp}. Two are equal if all that
     * they hold is.
     *
     * @since 1.0
     */
    final class Granted implements AuthorizationResult {

        private final Token token;
        private final Map<String, String> parameters;
        private final @Nullable String tokenKey;
        private final String returnTo;

        private Granted(Token token, Map<String, String> parameters, @Nullable String tokenKey, String returnTo) {
            this.token = Objects.requireNonNull(token, "token");
            this.parameters = Map.copyOf(parameters);
            this.tokenKey = tokenKey;
            this.returnTo = Objects.requireNonNull(returnTo, "returnTo");
        }

        /**
         * A grant without parameters, of a token without a name.
         *
         * @param token the token
         * @param returnTo see {@link AuthorizationResult#returnTo()}
         * @return the grant
         */
        public static Granted of(Token token, String returnTo) {
            return new Granted(token, Map.of(), null, returnTo);
        }

        /**
         * The token; it is stored already unless the application has a {@link TokenGetter} only.
         *
         * @return the token
         */
        public Token token() {
            return token;
        }

        /**
         * The user who granted it; the same as {@link Token#identity} of the token.
         *
         * @return the user; empty if the remote app asks nobody who that is
         */
        public Optional<Identity> identity() {
            return token.identity();
        }

        /**
         * The other parameters of the provider's token response, such as {@code screen_name}.
         *
         * @return the parameters, unmodifiable
         */
        public Map<String, String> parameters() {
            return parameters;
        }

        /**
         * The name that the token was asked for under.
         *
         * @return the name, or {@code null} if it has none
         */
        public @Nullable String tokenKey() {
            return tokenKey;
        }

        @Override
        public String returnTo() {
            return returnTo;
        }

        /**
         * The same grant of another user.
         *
         * @param identity the user, or {@code null} for none
         * @return a new grant
         */
        public Granted withIdentity(@Nullable Identity identity) {
            return new Granted(token.withIdentity(identity), parameters, tokenKey, returnTo);
        }

        /**
         * The same grant with other parameters in place of all of its own.
         *
         * @param parameters the other parameters of the token response; copied
         * @return a new grant
         */
        public Granted withParameters(Map<String, String> parameters) {
            return new Granted(token, parameters, tokenKey, returnTo);
        }

        /**
         * The same grant of a token with another name.
         *
         * @param tokenKey the name, or {@code null} for none
         * @return a new grant
         */
        public Granted withTokenKey(@Nullable String tokenKey) {
            return new Granted(token, parameters, tokenKey, returnTo);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Granted that
                    && token.equals(that.token)
                    && parameters.equals(that.parameters)
                    && Objects.equals(tokenKey, that.tokenKey)
                    && returnTo.equals(that.returnTo);
        }

        @Override
        public int hashCode() {
            return Objects.hash(token, parameters, tokenKey, returnTo);
        }

        /** Shows the names of the parameters only: their values may be secrets. */
        @Override
        public String toString() {
            return "Granted[token=" + token + ", parameters=" + ShownText.of(parameters.keySet()) + "]";
        }
    }

    /**
     * The user or the provider refused. All texts are the provider's own, length-capped; escape them before showing them.
     * Two are equal if all that they hold is.
     *
     * @since 1.0
     */
    final class Denied implements AuthorizationResult {

        private final String error;
        private final @Nullable String description;
        private final @Nullable String uri;
        private final Map<String, String> parameters;
        private final String returnTo;

        private Denied(
                String error,
                @Nullable String description,
                @Nullable String uri,
                Map<String, String> parameters,
                String returnTo) {
            this.error = Objects.requireNonNull(error, "error");
            this.description = description;
            this.uri = uri;
            this.parameters = Map.copyOf(parameters);
            this.returnTo = Objects.requireNonNull(returnTo, "returnTo");
        }

        /**
         * A refusal with its code alone.
         *
         * @param error the error code
         * @param returnTo see {@link AuthorizationResult#returnTo()}
         * @return the refusal
         */
        public static Denied of(String error, String returnTo) {
            return new Denied(error, null, null, Map.of(), returnTo);
        }

        /**
         * The error code (RFC 6749 section 4.1.2.1).
         *
         * @return the code, {@code access_denied} for an OAuth 1.0a denial
         */
        public String error() {
            return error;
        }

        /**
         * The provider's words for developers.
         *
         * @return at most 256 characters, or {@code null}
         */
        public @Nullable String description() {
            return description;
        }

        /**
         * The provider's page about the error; not to be trusted as a link.
         *
         * @return at most 256 characters, or {@code null}
         */
        public @Nullable String uri() {
            return uri;
        }

        /**
         * All other callback parameters.
         *
         * @return the parameters, unmodifiable
         */
        public Map<String, String> parameters() {
            return parameters;
        }

        @Override
        public String returnTo() {
            return returnTo;
        }

        /**
         * The same refusal with another description.
         *
         * @param description the provider's words, or {@code null} for none
         * @return a new refusal
         */
        public Denied withDescription(@Nullable String description) {
            return new Denied(error, description, uri, parameters, returnTo);
        }

        /**
         * The same refusal with another page about the error.
         *
         * @param uri the provider's page, or {@code null} for none
         * @return a new refusal
         */
        public Denied withUri(@Nullable String uri) {
            return new Denied(error, description, uri, parameters, returnTo);
        }

        /**
         * The same refusal with other parameters in place of all of its own.
         *
         * @param parameters the other callback parameters; copied
         * @return a new refusal
         */
        public Denied withParameters(Map<String, String> parameters) {
            return new Denied(error, description, uri, parameters, returnTo);
        }

        /**
         * Tells a refusal of the user from one of the provider.
         *
         * @return true for {@code access_denied} and what OAuth 1.0a providers say in its place
         */
        public boolean byUser() {
            return switch (error) {
                case "access_denied", "user_refused", "permission_denied" -> true;
                default -> false;
            };
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Denied that
                    && error.equals(that.error)
                    && Objects.equals(description, that.description)
                    && Objects.equals(uri, that.uri)
                    && parameters.equals(that.parameters)
                    && returnTo.equals(that.returnTo);
        }

        @Override
        public int hashCode() {
            return Objects.hash(error, description, uri, parameters, returnTo);
        }

        @Override
        public String toString() {
            return "Denied[error=" + error + ", description=" + description + ", uri=" + uri + ", parameters="
                    + parameters + ", returnTo=" + returnTo + "]";
        }
    }
}
