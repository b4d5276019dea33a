package dev.remora.internal.client;

import dev.remora.OAuth1Token;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.oauth1.BodyHash;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignedRequest;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolResponse;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * OAuth 1.0a: signs what is sent (RFC 5849 section 3). URI and form are written anew before, in the one form that every
 * JAX-RS client sends unchanged.
 */
record OAuth1RequestSigner(String remoteApp, OAuth1Signer signer, ParameterPlacement placement, boolean bodyHash)
        implements RequestSigner {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Override
    public void check(Token token) {
        if (!(token instanceof OAuth1Token)) {
            throw ClientMessages.tokenOfOtherProtocol(remoteApp, "OAuth 1.0a", "OAuth 2");
        }
    }

    @Override
    public boolean isInQuery() {
        return placement == ParameterPlacement.QUERY;
    }

    @Override
    public void sign(ClientRequestContext context, Attempt attempt) {
        context.setUri(UrlGuard.wire(context.getUri()));
        SignedEntity entity = SignedEntity.of(remoteApp, context, attempt.request(), bodyHash);
        place(context, entity, (OAuth1Token) attempt.token(), attempt);
    }

    @Override
    public void confirm(ClientRequestContext context, Attempt attempt) {
        SignedSnapshot signed = attempt.signed();
        if (signed == null) {
            return;
        }
        String header = context.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean ownHeader = header != null && !header.equals(signed.header());
        if (ownHeader || signed.header() != null && header != null && signed.stillHolds(context)) {
            return; // a filter has its own way, or nothing changed
        }
        if (signed.header() == null) {
            confirmPlaced(context, attempt, signed);
        } else if (header == null) {
            throw ClientMessages.signatureDropped(remoteApp);
        } else {
            sign(context, attempt);
        }
    }

    @Override
    public boolean learn(URI target, int status, MultivaluedMap<String, String> headers, Supplier<byte[]> body) {
        return (status == BAD_REQUEST || status == UNAUTHORIZED || status == FORBIDDEN)
                && signer.learn(
                        target,
                        ProtocolResponse.of(status)
                                .withHeaders(ReceivedHeaders.copyOf(headers))
                                .withBody(UnreadBody.firstOf(body.get())));
    }

    @Override
    public URI cleaned(URI location) {
        return placement == ParameterPlacement.QUERY ? ProtocolParameters.removedFrom(location) : location;
    }

    @Override
    public SignatureExplanation explain(CallRequest request, Token token) {
        Body body = request.body();
        Parameters form = body == null || body.form() == null ? Parameters.none() : body.form();
        Optional<byte[]> hashed =
                body == null || body.form() != null || !bodyHash ? Optional.empty() : Optional.of(body.bytes());
        SignedRequest explained = signer.explain(
                request.method(), UrlGuard.wire(request.uri()), form, protocol(hashed), (OAuth1Token) token);
        return SignatureExplanation.of(
                explained.normalizedParameters(), explained.baseString(), explained.authorizationHeader());
    }

    private void confirmPlaced(ClientRequestContext context, Attempt attempt, SignedSnapshot signed) {
        if (signed.stillHolds(context)) {
            return;
        }
        SignedEntity entity = SignedEntity.of(remoteApp, context, attempt.request(), bodyHash);
        boolean inQuery = ProtocolParameters.areIn(context.getUri());
        if (!inQuery && !ProtocolParameters.areIn(entity.form())) {
            throw ClientMessages.signatureDropped(remoteApp);
        }
        context.setUri(ProtocolParameters.removedFrom(context.getUri()));
        place(context, entity.withoutProtocolParameters(), (OAuth1Token) attempt.token(), attempt);
    }

    private void place(ClientRequestContext context, SignedEntity entity, OAuth1Token token, Attempt attempt) {
        URI uri = context.getUri();
        String method = context.getMethod();
        Parameters protocol = protocol(entity.hashed());
        String header = null;
        if (placement == ParameterPlacement.QUERY) {
            context.setUri(signer.signedUri(method, uri, entity.form(), protocol, token));
        } else if (placement == ParameterPlacement.FORM && entity.isForm()) {
            entity.send(context, signer.signedParameters(method, uri, entity.form(), protocol, token));
        } else {
            header = signer.authorizationHeader(method, uri, entity.form(), protocol, token);
            context.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, header);
        }
        if (header == null && context.getHeaderString(HttpHeaders.CACHE_CONTROL) == null) {
            // caches know what is private by the Authorization header (section 4.4)
            context.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        attempt.signed(SignedSnapshot.now(context, header));
    }

    private Parameters protocol(Optional<byte[]> hashed) {
        if (hashed.isEmpty()) {
            return Parameters.none();
        }
        return BodyHash.of(hashed.get(), signer.algorithm())
                .map(hash -> Parameters.none().and(BodyHash.NAME, hash))
                .orElse(Parameters.none());
    }
}
