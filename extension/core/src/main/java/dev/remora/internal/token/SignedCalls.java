package dev.remora.internal.token;

import dev.remora.OAuth1Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.oauth1.CredentialsReader;
import dev.remora.internal.oauth1.CredentialsReader.Format;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sends the protocol's own calls of OAuth 1.0a, signed (RFC 5849 section 3), and chooses how to read the answer. */
public record SignedCalls(
        String remoteApp,
        ProtocolExchange exchange,
        OAuth1Signer signer,
        ParameterPlacement placement,
        @Nullable ForcedType forced,
        boolean strict,
        ToleranceLog log,
        JsonReader json,
        InstantSource clock) {

    /** A refusal of nonce or timestamp is answered once, with new ones. */
    public ProtocolResponse send(ProtocolRequest request, Parameters protocolParameters, OAuth1Token token) {
        return exchange.send(request, new ProtocolSigner() {
            private URI sent = request.uri();

            @Override
            public ProtocolRequest sign(ProtocolRequest unsigned) {
                sent = unsigned.uri(); // filters may have sent it elsewhere
                return signed(unsigned, protocolParameters, token);
            }

            @Override
            public boolean learn(ProtocolResponse response) {
                return signer.learn(sent, response);
            }
        });
    }

    OAuth1Token read(ProtocolRequest request, ProtocolResponse response) {
        return reader(request, response).read(response);
    }

    public CredentialsReader reader(ProtocolRequest request, ProtocolResponse response) {
        ContentType type = typeOf(response);
        Format format = type != null && type.isJson() ? Format.JSON : Format.FORM;
        return new CredentialsReader(remoteApp, request.call(), format, json, clock);
    }

    private @Nullable ContentType typeOf(ProtocolResponse response) {
        ContentType said =
                ContentType.parse(response.header("Content-Type").orElse(null)).orElse(null);
        if (forced == null) {
            return said;
        }
        if (strict || forced.fits(response.body())) {
            return forced.type();
        }
        if (response.status() < 300) {
            log.log(Tolerance.TYPE_NOT_KEPT);
        }
        return said;
    }

    private ProtocolRequest signed(ProtocolRequest request, Parameters protocolParameters, OAuth1Token token) {
        boolean ownBody = request.body() != null;
        if (ownBody && placement == ParameterPlacement.FORM) {
            throw OAuth1Messages.bodyWithoutForm(remoteApp, request.call().label());
        }
        Parameters parameters = ownBody ? Parameters.none() : Parameters.ofMulti(request.parameters());
        return switch (placement) {
            case HEADER ->
                request.withHeader(
                        "Authorization",
                        signer.authorizationHeader(
                                request.method(), request.uri(), parameters, protocolParameters, token));
            case QUERY ->
                request.withUri(
                        signer.signedUri(request.method(), request.uri(), parameters, protocolParameters, token));
            case FORM ->
                withParameters(
                        request,
                        signer.signedParameters(
                                request.method(), request.uri(), parameters, protocolParameters, token));
        };
    }

    private static ProtocolRequest withParameters(ProtocolRequest request, Parameters added) {
        ProtocolRequest with = request;
        for (var parameter : added) {
            with = with.withParameter(parameter.name(), parameter.value());
        }
        return with;
    }
}
