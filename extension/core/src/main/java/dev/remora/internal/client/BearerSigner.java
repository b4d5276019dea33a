package dev.remora.internal.client;

import dev.remora.OAuth2Token;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.settings.TokenPlacement;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.function.Supplier;

/** OAuth 2: the access token in the Authorization header (RFC 6750 section 2.1), or where else the settings say. */
record BearerSigner(String remoteApp, TokenPlacement placement) implements RequestSigner {

    @Override
    public void check(Token token) {
        if (!(token instanceof OAuth2Token oauth2)) {
            throw ClientMessages.tokenOfOtherProtocol(remoteApp, "OAuth 2", "OAuth 1.0a");
        }
        if (!isSendable(oauth2.accessToken())) {
            throw ClientMessages.tokenCharacters(remoteApp);
        }
    }

    @Override
    public boolean isInQuery() {
        return placement.inQuery();
    }

    @Override
    public void sign(ClientRequestContext context, Attempt attempt) {
        OAuth2Token token = (OAuth2Token) attempt.token();
        if (placement.inQuery()) {
            context.setUri(placement.in(context.getUri(), token.accessToken()));
            if (context.getHeaderString(HttpHeaders.CACHE_CONTROL) == null) { // section 2.3
                context.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            }
        } else {
            context.getHeaders().putSingle(placement.name(), placement.prefix() + token.accessToken());
        }
    }

    @Override
    public String header() {
        return placement.header();
    }

    /** A token is the same whatever it goes with. */
    @Override
    public void confirm(ClientRequestContext context, Attempt attempt) {}

    @Override
    public boolean learn(URI target, int status, MultivaluedMap<String, String> headers, Supplier<byte[]> body) {
        return false;
    }

    @Override
    public URI cleaned(URI location) {
        return placement.cleaned(location);
    }

    @Override
    public SignatureExplanation explain(CallRequest request, Token token) {
        throw ClientMessages.nothingSigned(remoteApp);
    }

    private static boolean isSendable(String token) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return !token.isEmpty();
    }
}
