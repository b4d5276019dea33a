package dev.remora;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the user: a token or a refusal. A callback that cannot be trusted is neither; it throws.
 *
 * @since 1.0
 */
public sealed interface AuthorizationResult {

    /**
     * Where the application wanted to send the browser in the end.
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
     * The provider issued a token. Also fired as a CDI event, qualified with {@link RemoteApp}.
     *
     * @param token the token; it is stored already unless the application has a {@link TokenGetter} only
     * @param parameters what else the provider's token response said ({@code screen_name} and the like), unmodifiable
     * @param tokenKey the name the token was asked for under, or {@code null}
     * @param returnTo see {@link AuthorizationResult#returnTo()}
     * @since 1.0
     */
    record Granted(
            Token token,
            Map<String, String> parameters,
            @Nullable String tokenKey,
            String returnTo) implements AuthorizationResult {

        /** Copies the parameters. */
        public Granted {
            parameters = Map.copyOf(parameters);
        }

        /** Shows the names of the parameters only: their values may be secrets. */
        @Override
        public String toString() {
            return "Granted[token=" + token + ", parameters=" + parameters.keySet() + "]";
        }
    }

    /**
     * The user or the provider refused. All texts are the provider's own, length-capped; escape them before showing them.
     *
     * @param error the error code (RFC 6749 section 4.1.2.1), or {@code access_denied} for an OAuth 1.0a denial
     * @param description the provider's words for developers, at most 256 characters, or {@code null}
     * @param uri the provider's page about the error, at most 256 characters, or {@code null}; not to be trusted as a link
     * @param parameters all other callback parameters, unmodifiable
     * @param returnTo see {@link AuthorizationResult#returnTo()}
     * @since 1.0
     */
    record Denied(
            String error,
            @Nullable String description,
            @Nullable String uri,
            Map<String, String> parameters,
            String returnTo)
            implements AuthorizationResult {

        /** Copies the parameters. */
        public Denied {
            parameters = Map.copyOf(parameters);
        }

        /**
         * Whether it was the user who said no, rather than the provider.
         *
         * @return true for {@code access_denied} and what OAuth 1.0a providers say in its place
         */
        public boolean byUser() {
            return switch (error) {
                case "access_denied", "user_refused", "permission_denied" -> true;
                default -> false;
            };
        }
    }
}
