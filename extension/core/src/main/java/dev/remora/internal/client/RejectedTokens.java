package dev.remora.internal.client;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.TokenSource;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the token of a call from its source: another one in place of one that a provider has refused meanwhile. */
final class RejectedTokens {

    // a mark that is lost costs one 401 more
    private static final int MOST_MARKS = 1000;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    // begins where a name does: from within each name it would take the square of a long header's time
    private static final Pattern PARAMETER =
            Pattern.compile("(?<![\\w-])([\\w-]++)\\s*+=\\s*+(?:\"([^\"]*+)|([^\\s,]*+))");

    private final String remoteApp;
    private final RequestSigner signer;
    private final Set<String> refused = ConcurrentHashMap.newKeySet(); // hashes

    RejectedTokens(String remoteApp, RequestSigner signer) {
        this.remoteApp = remoteApp;
        this.signer = signer;
    }

    /** Whether an answer refuses the token: a 401, or a 403 whose challenge says so (RFC 6750 section 3). */
    static boolean isRejection(int status, MultivaluedMap<String, String> headers) {
        return status == UNAUTHORIZED
                || status == FORBIDDEN
                        && ReceivedHeaders.copyOf(headers)
                                .getOrDefault(HttpHeaders.WWW_AUTHENTICATE, List.of())
                                .stream()
                                .anyMatch(RejectedTokens::saysInvalidToken);
    }

    /** Takes no longer than a challenge is long, whatever is in it. */
    static boolean saysInvalidToken(CharSequence challenge) {
        Matcher parameter = PARAMETER.matcher(challenge);
        while (parameter.find()) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (parameter.group(1).equalsIgnoreCase("error") && value.equals("invalid_token")) {
                return true;
            }
        }
        return false;
    }

    Token of(TokenSource source) {
        Token token = source.token().orElseThrow(() -> ClientMessages.authorizationRequired(remoteApp));
        if (!refused.isEmpty() && refused.remove(name(token))) {
            token = source.replacementFor(token).orElse(token);
        }
        signer.check(token);
        return token;
    }

    /** Marks a token that was refused where the call could not be repeated. */
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
