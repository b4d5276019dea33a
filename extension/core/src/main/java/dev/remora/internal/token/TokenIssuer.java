package dev.remora.internal.token;

import dev.remora.Token;
import dev.remora.TokenRequestException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues new tokens of one protocol for old ones, and knows when they expire. */
public sealed interface TokenIssuer permits OAuth1TokenIssuer, OAuth2TokenIssuer {

    /** Whether this protocol can use the token at all. */
    boolean supports(Token token);

    /** Whether calls with the two tokens are the same to the provider. */
    boolean isSameInCalls(Token one, Token other);

    @Nullable
    Instant expiresAt(Token token);

    boolean isRenewable(Token token);

    /**
     * Returns where the provider would be asked for another token, or {@code null} if it has no such endpoint.
     *
     * @throws dev.remora.OAuthException if its metadata cannot be had, or the token says a URL that is not allowed
     */
    @Nullable
    URI refreshEndpoint(Token token);

    /**
     * Asks the provider, once.
     *
     * @throws TokenRequestException if it refuses
     * @throws dev.remora.TransportException if it cannot be reached
     */
    Token renew(Token token);
}
