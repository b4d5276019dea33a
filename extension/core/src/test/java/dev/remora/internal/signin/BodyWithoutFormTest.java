package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.internal.oauth1.NonceSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignatureAlgorithms;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.token.SignedCalls;
import dev.remora.internal.token.ToleranceLog;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A filter gives a call of OAuth 1.0a a body of its own. */
class BodyWithoutFormTest {

    private static final URI ENDPOINT = URI.create("https://api.example/oauth/request_token");

    private final List<ProtocolRequest> sent = new ArrayList<>();

    @Test
    void aSignatureInTheFormHasNoPlaceThen() {
        RequestRefusedException refused =
                catchThrowableOfType(RequestRefusedException.class, () -> send(ParameterPlacement.FORM));

        assertThat(refused)
                .hasMessage("REMORA-00519: remote app 'twitter': a ProtocolFilter gave the "
                        + ProtocolCall.REQUEST_TOKEN.label()
                        + " a body, but parameter-placement form needs a form to put the signature into");
        assertThat(refused.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(sent).isEmpty();
    }

    @Test
    void elsewhereItIsSignedWithoutTheBody() {
        send(ParameterPlacement.HEADER);
        send(ParameterPlacement.QUERY);

        assertThat(sent.get(0).headers().get("Authorization"))
                .singleElement()
                .asString()
                .startsWith("OAuth ");
        assertThat(sent.get(1).uri().getRawQuery()).contains("oauth_signature=");
    }

    private void send(ParameterPlacement placement) {
        OAuth1Signer signer = new OAuth1Signer(
                "twitter",
                "key",
                new SignatureAlgorithms("twitter", List.of()).named("HMAC-SHA1", Secret.of("secret"), null, null),
                null,
                NonceSource.random(new SecureRandom()),
                InstantSource.system());
        SignedCalls calls = new SignedCalls(
                "twitter",
                (request, signing) -> {
                    sent.add(signing.sign(
                            request.withBody("application/json", "{}".getBytes(StandardCharsets.US_ASCII))));
                    return ProtocolResponse.of(200);
                },
                signer,
                placement,
                null,
                false,
                new ToleranceLog("twitter"),
                new JsonReader(),
                InstantSource.system());
        calls.send(
                ProtocolRequest.of(ProtocolCall.REQUEST_TOKEN, "POST", ENDPOINT),
                Parameters.none(),
                Token.oauth1("", ""));
    }
}
