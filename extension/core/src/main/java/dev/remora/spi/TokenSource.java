package dev.remora.spi;

import dev.remora.Token;
import java.util.Optional;

/**
 * The source of the token of one call; wrappers add renewal. Made on the thread of the caller, for one owner and key, and
 * usable on any thread from then on.
 *
 * @since 1.0
 */
public interface TokenSource {

    /**
     * The token to use now.
     *
     * @return the token, or empty if there is none
     */
    Optional<Token> token();

    /**
     * A token in place of one that the provider answered with 401, or with a 403 that says {@code invalid_token}.
     *
     * @param rejected the token that was refused
     * @return another token, or empty if there is none to be had
     */
    default Optional<Token> replacementFor(Token rejected) {
        return Optional.empty();
    }

    /**
     * Refreshes the token now, whether it is due or not; callers at the same time share one refresh. A source that refreshes
     * nothing gives the token as it is, as this default does.
     *
     * @return the new token, or empty if there is no token
     * @throws dev.remora.AuthorizationRequiredException if the token cannot be refreshed
     * @throws dev.remora.TokenRequestException if the provider refuses for now
     * @throws dev.remora.TransportException if the provider cannot be reached
     */
    default Optional<Token> refresh() {
        return token();
    }
}
