package dev.remora.internal.client;

import dev.remora.RequestRefusedException;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;

/** Puts a token into requests, in the way of one protocol. */
interface RequestSigner {

    /** @throws RequestRefusedException if that is no token for this remote app */
    void check(Token token);

    /** Returns the header that nobody else may set. */
    default String header() {
        return HttpHeaders.AUTHORIZATION;
    }

    /** Signs a request that was not signed yet. */
    void sign(ClientRequestContext context, Attempt attempt);

    /** After filters that may have changed the request: signs it anew if what is signed changed. */
    void confirm(ClientRequestContext context, Attempt attempt);

    /** Whether a refused request helps itself by being signed once more. */
    boolean canRetry(BufferedResponse refused);

    /** The URL of a redirect without what belongs to the request that was redirected. */
    URI cleaned(URI location);

    SignatureExplanation explain(CallRequest request, Token token);
}
