package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.SigningSettings;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of OAuth 1.0a. */
class OAuth1SettingsTest {

    @RemoteAppDefinition(name = "x", signatureMethod = "PLAINTEXT", requestTokenParams = "realm=email&scope=mail")
    private static final class Defined {}

    private final Configured configured = Configured.oauth1("x");

    @Test
    @Tag("S7")
    void withoutSignatureMethodItIsHmacSha1EvenWithAnAppKey() {
        Configured lazy = Configured.nothing()
                .with("remora.twitter.provider", "twitter")
                .with("remora.twitter.app-key", "TWITTER")
                .with("TWITTER_CLIENT_ID", "key")
                .with("TWITTER_CLIENT_SECRET", "secret");
        assertThat(lazy.readOAuth1("twitter").signing().method()).isEqualTo("HMAC-SHA1");
    }

    @ParameterizedTest
    @Tag("S7")
    @ValueSource(strings = {"HMAC-SHA256", "PLAINTEXT", "one-of-our-own"})
    void anySignatureMethodCanBeNamed(String method) {
        assertThat(configured
                        .with("remora.x.signature-method", method)
                        .readOAuth1("x")
                        .signing()
                        .method())
                .isEqualTo(method);
    }

    @Test
    @Tag("S7")
    @Tag("A7")
    void aSignatureMethodAmongTheParametersIsTakenOut() {
        configured.with("remora.x.request-token-params", "signature_method=PLAINTEXT&a=b");
        assertThat(configured.readOAuth1("x").signing().method()).isEqualTo("PLAINTEXT");
        assertThat(configured.readOAuth1("x").requestTokenParams()).isEqualTo(Map.of("a", "b"));
    }

    @Test
    void aSignatureMethodSetTwiceAndDifferentIsAnError() {
        configured
                .with("remora.x.signature-method", "HMAC-SHA1")
                .with("remora.x.request-token-params.signature_method", "PLAINTEXT");
        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': remora.x.signature-method and signature_method in"
                        + " remora.x.request-token-params.signature_method are both set, and differ");
    }

    @Test
    void aSignatureMethodOfMorePrecedenceWinsWhereverItStands() {
        configured.definedOn(Defined.class).with("remora.x.request-token-params.signature_method", "HMAC-SHA256");
        assertThat(configured.readOAuth1("x").signing().method()).isEqualTo("HMAC-SHA256");
    }

    @Test
    @Tag("O1")
    void theRealmIsTakenOutOfTheParametersAndAnyOtherIsFine() {
        configured.definedOn(Defined.class);
        assertThat(configured.readOAuth1("x").signing().realm()).isEqualTo("email");
        assertThat(configured.readOAuth1("x").requestTokenParams()).isEqualTo(Map.of("scope", "mail"));
    }

    @Test
    @Tag("O1")
    void theScopeIsAParameter() {
        assertThat(configured.with("remora.x.scope", "a b").readOAuth1("x").requestTokenParams())
                .isEqualTo(Map.of("scope", "a b"));
    }

    @Test
    @Tag("G-16")
    void aRealmThatCannotBeInAHeaderIsRefused() {
        SettingsException refused = configured
                .with("remora.x.request-token-params", "realm=a%22b%0D%0A")
                .refused("x");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'x': request-token-params (remora.x.request-token-params) holds a"
                        + " character that cannot be in a header");
        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
    }

    @Test
    @Tag("G-15")
    void parametersOfOAuthItselfAreRefused() {
        assertThat(configured
                        .with("remora.x.request-token-params", "oauth_token=t")
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': request-token-params (remora.x.request-token-params) holds"
                        + " oauth_token, which the protocol sets itself");
    }

    @Test
    @Tag("S9")
    void theRequestTokenIsPostedForUnlessSetOtherwise() {
        assertThat(configured.readOAuth1("x").requestTokenMethod()).isEqualTo("POST");
        assertThat(configured
                        .with("remora.x.request-token-method", "get")
                        .readOAuth1("x")
                        .requestTokenMethod())
                .isEqualTo("GET");
    }

    @Test
    @Tag("S10")
    void parametersOfTheTokenRequestAreThereForOAuth1Too() {
        assertThat(configured
                        .with("remora.x.token-params", "a=b")
                        .readOAuth1("x")
                        .tokenEndpoint()
                        .params())
                .isEqualTo(Map.of("a", "b"));
    }

    @Test
    @Tag("C11")
    void theAuthorizationHeaderIsTheSignature() {
        assertThat(configured
                        .with("remora.x.token-headers.authorization", "Basic abc")
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-headers (remora.x.token-headers.authorization)"
                        + " holds authorization, which the protocol sets itself");
    }

    @Test
    void whatIsSentHasDefaults() {
        SigningSettings signing = configured.readOAuth1("x").signing();
        assertThat(signing.placement()).isEqualTo(ParameterPlacement.HEADER);
        assertThat(signing.bodyHash()).isFalse();
        assertThat(signing.version()).isTrue();
        assertThat(configured.readOAuth1("x").callbacks()).isEqualTo(new CallbackSettings(true, true));
    }

    @ParameterizedTest
    @CsvSource({"header, HEADER", "Query, QUERY", "form, FORM"})
    void parametersGoWhereTheSettingSays(String text, ParameterPlacement placement) {
        assertThat(configured
                        .with("remora.x.parameter-placement", text)
                        .readOAuth1("x")
                        .signing()
                        .placement())
                .isEqualTo(placement);
    }

    @Test
    void whatIsSentCanBeSet() {
        configured
                .with("remora.x.body-hash", "true")
                .with("remora.x.oauth-version", "false")
                .with("remora.x.empty-token", "true")
                .with("remora.x.send-callback", "false")
                .with("remora.x.callback-confirmation", "none");
        assertThat(configured.readOAuth1("x").signing().bodyHash()).isTrue();
        assertThat(configured.readOAuth1("x").signing().version()).isFalse();
        assertThat(configured.readOAuth1("x").signing().emptyToken()).isTrue();
        assertThat(configured.readOAuth1("x").callbacks()).isEqualTo(new CallbackSettings(false, false));
    }

    @Test
    @Tag("G-14")
    void plaintextNeedsHttps() {
        configured
                .with("remora.x.signature-method", "PLAINTEXT")
                .with("remora.x.allow-http", "true")
                .with("remora.x.request-token-url", "http://intranet.example/request_token");
        assertThat(configured.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': signature-method (remora.x.signature-method) is PLAINTEXT, which"
                                + " shows the secrets to everybody on the way; it needs https");
    }

    @Test
    @Tag("G-14")
    void plaintextMayGoToLoopback() {
        configured
                .with("remora.x.signature-method", "PLAINTEXT")
                .with("remora.x.request-token-url", "http://127.0.0.1:4000/request_token");
        assertThat(configured.readOAuth1("x").signing().method()).isEqualTo("PLAINTEXT");
    }
}
