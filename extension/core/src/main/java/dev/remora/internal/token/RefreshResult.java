package dev.remora.internal.token;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.TokenRequestException;

/** The outcome of a try to refresh a token. */
public sealed interface RefreshResult {

    /** The token was refreshed to this one. */
    record Renewed(Token token, TokenId id) implements RefreshResult {

        static Renewed of(Token token) {
            return new Renewed(token, TokenId.of(token));
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Renewed[****]";
        }
    }

    /**
     * There is another token at its place meanwhile, or none: another node refreshed it, or its user signed out. The other
     * one may even be of another sign-in, so it is nobody's who has the old one from elsewhere.
     */
    record Changed() implements RefreshResult {}

    /** The provider will never refresh it, by words that are known to say so. */
    record Refused(AuthorizationRequiredException why) implements RefreshResult {}

    /** There is no other token, and this one is kept. */
    sealed interface Kept extends RefreshResult {}

    /** The provider refused in words of its own, which may be final. */
    record Doubtful(TokenRequestException why) implements Kept {}

    /** It may be refreshed later. */
    record Failed(OAuthException why) implements Kept {}
}
