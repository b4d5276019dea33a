package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.Signers.NO_TOKEN;
import static dev.remora.internal.oauth1.Signers.PHOTOS;
import static dev.remora.internal.oauth1.Signers.TOKEN;
import static dev.remora.internal.oauth1.Signers.parameters;
import static dev.remora.internal.oauth1.Signers.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What is told about a signature, without secrets. */
class ExplanationTest {

    @Test
    void explainsWithoutSecrets() {
        SignedRequest explained = signer("HMAC-SHA1", null)
                .explain("GET", URI.create("https://h.example/p?b=2&a=1"), Parameters.none(), Parameters.none(), TOKEN);

        assertThat(explained.normalizedParameters())
                .isEqualTo(
                        "a=1&b=2&oauth_consumer_key=dpf43f3p2l4k3l03&oauth_nonce=wIjqoS&oauth_signature_method=HMAC-SHA1"
                                + "&oauth_timestamp=137131200&oauth_token=MASKED&oauth_version=1.0");
        assertThat(explained.baseString()).startsWith("GET&https%3A%2F%2Fh.example%2Fp&a%3D1%26b%3D2%26");
        assertThat(explained.toString()).doesNotContain(TOKEN.token(), TOKEN.secret(), "kd94hf93k423kf44");
    }

    @Test
    void explainsPlaintextWithoutItsSignature() {
        SignedRequest explained = signer("PLAINTEXT", null)
                .explain("POST", PHOTOS, Parameters.none(), parameters("oauth_verifier", "v3r1f13r"), TOKEN);

        assertThat(explained.authorizationHeader())
                .contains("oauth_signature=\"MASKED\"", "oauth_verifier=\"MASKED\"", "oauth_token=\"MASKED\"");
        assertThat(explained.toString()).doesNotContain(TOKEN.token(), TOKEN.secret(), "kd94hf93k423kf44", "v3r1f13r");
    }

    @Test
    void explainsTheSignatureOfTheCallItself() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);
        String sent = signer.authorizationHeader("POST", PHOTOS, Parameters.none(), Parameters.none(), TOKEN);

        assertThat(signer.explain("POST", PHOTOS, Parameters.none(), Parameters.none(), TOKEN)
                        .authorizationHeader())
                .isEqualTo(sent.replace(TOKEN.token(), "MASKED"));
    }

    @Test
    void explainsThatThereIsNoToken() {
        assertThat(signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, Parameters.none(), Parameters.none(), NO_TOKEN)
                        .authorizationHeader())
                .doesNotContain("oauth_token");
    }

    @Test
    void explainsWithoutASignatureThatIsThereAlready() {
        SignedRequest explained = signer("HMAC-SHA1", null)
                .explain(
                        "POST",
                        URI.create(PHOTOS + "?oauth_signature=x&a=1"),
                        parameters("oauth_signature", "y"),
                        Parameters.none(),
                        TOKEN);

        assertThat(explained.normalizedParameters()).startsWith("a=1&").doesNotContain("oauth_signature=");
        assertThat(explained.baseString()).doesNotContain("oauth_signature%3D");
    }

    @Test
    void explainsWhatIsRefused() {
        assertThatThrownBy(() -> signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, parameters("oauth_nonce", "x"), Parameters.none(), TOKEN))
                .isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void masksAllSecretsOfTheProtocol() {
        Parameters secrets = parameters("oauth_verifier", "secret1").and("oauth_session_handle", "secret2");

        assertThat(signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, Parameters.none(), secrets.and("oauth_callback", "oob"), TOKEN)
                        .authorizationHeader())
                .contains("oauth_verifier=\"MASKED\", oauth_session_handle=\"MASKED\", oauth_callback=\"oob\"");
    }
}
