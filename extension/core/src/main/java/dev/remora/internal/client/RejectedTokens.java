package dev.remora.internal.client;

import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.spi.TokenSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes the token of a call from its source: another one in place of one that a provider has refused meanwhile. */
final class RejectedTokens {

    // a mark that is lost costs one 401 more
    private static final int MOST_MARKS = 1000;

    private final String remoteApp;
    private final RequestSigner signer;
    private final Set<Token> refused = ConcurrentHashMap.newKeySet();

    RejectedTokens(String remoteApp, RequestSigner signer) {
        this.remoteApp = remoteApp;
        this.signer = signer;
    }

    Token of(TokenSource source) {
        Token token = source.token().orElseThrow(() -> ClientMessages.authorizationRequired(remoteApp));
        if (!refused.isEmpty() && refused.remove(token)) {
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
        refused.add(token);
    }
}
