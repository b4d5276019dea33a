package dev.remora.internal.signin;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthException;
import dev.remora.Token;

/** What came of a try to renew a token. */
sealed interface RefreshResult {

    /** There is another token: renewed here, or by another node meanwhile. */
    record Renewed(Token token, TokenId id) implements RefreshResult {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Renewed[****]";
        }
    }

    /** The token was removed meanwhile: its user signed out. */
    record Gone() implements RefreshResult {}

    /** It will never be renewed. */
    record Refused(AuthorizationRequiredException why) implements RefreshResult {}

    /** It may be renewed later. */
    record Failed(OAuthException why) implements RefreshResult {}
}
