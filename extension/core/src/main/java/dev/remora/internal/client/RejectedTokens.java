package dev.remora.internal.client;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.TokenSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes the token of a call from its source: another one in place of one that a provider has refused meanwhile. */
final class RejectedTokens {

    // a mark that is lost costs one 401 more
    private static final int MOST_MARKS = 1000;

    private final String remoteApp;
    private final RequestSigner signer;
    private final Set<String> refused = ConcurrentHashMap.newKeySet(); // hashes

    RejectedTokens(String remoteApp, RequestSigner signer) {
        this.remoteApp = remoteApp;
        this.signer = signer;
    }

    Token of(TokenSource source) {
        Token token = source.token().orElseThrow(() -> ClientMessages.authorizationRequired(remoteApp));
        if (!refused.isEmpty() && refused.remove(name(token))) {
            token = source.replacementFor(token).orElse(token);
        }
        signer.check(token);
        return token;
    }

    /** Marks a token that was answered with 401 where the call could not be repeated. */
    void refused(Token token) {
        if (refused.size() >= MOST_MARKS) {
            refused.clear();
        }
        refused.add(name(token));
    }

    private static String name(Token token) {
        return token instanceof OAuth1Token oauth1
                ? Hashes.name(oauth1.token(), oauth1.secret())
                : Hashes.name(((OAuth2Token) token).accessToken());
    }
}
