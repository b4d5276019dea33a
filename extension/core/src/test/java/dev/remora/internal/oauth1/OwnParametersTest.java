package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.Signers.NO_TOKEN;
import static dev.remora.internal.oauth1.Signers.PHOTOS;
import static dev.remora.internal.oauth1.Signers.TOKEN;
import static dev.remora.internal.oauth1.Signers.header;
import static dev.remora.internal.oauth1.Signers.parameters;
import static dev.remora.internal.oauth1.Signers.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters that the protocol has for itself. */
class OwnParametersTest {

    @Test
    @Tag("G-15")
    void refusesProtocolParametersInTheQuery() {
        assertThatThrownBy(() -> header("HMAC-SHA1", URI.create("https://h.example/?oauth_token=x"), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00508: remote app 'photos': the parameter oauth_token is OAuth's own and cannot be in"
                                + " the query or the form too");
    }

    @Test
    @Tag("G-15")
    void refusesProtocolParametersInTheForm() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);

        assertThatThrownBy(() -> signer.authorizationHeader(
                        "POST", PHOTOS, parameters("oauth_verifier", "x"), parameters("oauth_verifier", "v"), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("oauth_verifier");
        assertThat(signer.authorizationHeader(
                        "POST", PHOTOS, parameters("oauth_verifier", "x"), Parameters.none(), TOKEN))
                .as("the signer serves on")
                .isNotEmpty();
    }

    @ParameterizedTest
    @Tag("G-15")
    @ValueSource(
            strings = {
                "oauth_consumer_key",
                "oauth_token",
                "oauth_signature_method",
                "oauth_signature",
                "oauth_timestamp",
                "oauth_nonce",
                "oauth_version"
            })
    void refusesToBeGivenItsOwnParameters(String name) {
        OAuth1Signer signer = signer("HMAC-SHA1", null).withoutVersion();

        assertThatThrownBy(() ->
                        signer.authorizationHeader("POST", PHOTOS, Parameters.none(), parameters(name, "x"), NO_TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("the parameter " + name + " is OAuth's own");
    }

    @Test
    @Tag("G-15")
    void refusesAProtocolParameterThatIsThereTwice() {
        Parameters twice = parameters("oauth_verifier", "x").and("oauth_verifier", "y");

        assertThatThrownBy(() -> signer("HMAC-SHA1", null)
                        .authorizationHeader("POST", PHOTOS, Parameters.none(), twice, NO_TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("oauth_verifier");
    }

    @Test
    @Tag("G-15")
    void leavesOtherNamesToTheApplication() {
        URI uri = URI.create("https://h.example/?oauth_x=1&oauth_x=2&oauth=3&Oauth_token=4&oauth_tokens=5");

        assertThat(header("HMAC-SHA1", uri, TOKEN)).isNotEmpty();
    }
}
