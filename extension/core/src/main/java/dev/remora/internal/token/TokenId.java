package dev.remora.internal.token;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.oauth1.SessionExtension;
import dev.remora.internal.wire.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * Tells tokens apart by a hash of all their secrets: memory that is keyed by it shows none, and with the access token alone,
 * which servers of APIs see, nobody gets at what a token was renewed to.
 */
public record TokenId(String hash) {

    static TokenId of(Token token) {
        if (token instanceof OAuth2Token oauth2) {
            return new TokenId(Hashes.name(oauth2.accessToken(), orEmpty(oauth2.refreshToken())));
        }
        OAuth1Token oauth1 = (OAuth1Token) token;
        String handle = SessionExtension.of(oauth1).handle();
        return new TokenId(Hashes.name(oauth1.token(), oauth1.secret(), orEmpty(handle)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
