package dev.remora.internal.client;

import dev.remora.RequestRefusedException;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.function.Supplier;

/** Puts a token into requests, in the way of one protocol. */
interface RequestSigner {

    /** @throws RequestRefusedException if that is no token for this remote app */
    void check(Token token);

    /** Returns the header that nobody else may set. */
    default String header() {
        return HttpHeaders.AUTHORIZATION;
    }

    /** Whether it goes into the URL. */
    boolean isInQuery();

    /** Signs a request that was not signed yet. */
    void sign(ClientRequestContext context, Attempt attempt);

    /** After filters that may have changed the request: signs it anew if what is signed changed. */
    void confirm(ClientRequestContext context, Attempt attempt);

    /**
     * Learns from any answer to a request that was signed, on whichever path it went; returns whether it is a refusal that the
     * same request, signed anew, may not meet again.
     *
     * @param target of the request
     * @param body gets the bytes of the body, or its first ones
     */
    boolean learn(URI target, int status, MultivaluedMap<String, String> headers, Supplier<byte[]> body);

    /** The URL of a redirect without what belongs to the request that was redirected. */
    URI cleaned(URI location);

    SignatureExplanation explain(CallRequest request, Token token);
}
