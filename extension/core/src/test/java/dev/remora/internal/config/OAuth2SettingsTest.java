package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.TokenEndpointSettings;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of OAuth 2. */
class OAuth2SettingsTest {

    @RemoteAppDefinition(name = "facebook", provider = "facebook", requestTokenParams = "scope=public_profile")
    private static final class Facebook {}

    private final Configured configured = Configured.oauth2("x").with("remora.x.client-secret", "secret");

    @Test
    @Tag("S8")
    void theScopeAmongTheParametersIsTheScope() {
        configured.with("remora.x.authorize-params", "scope=email,statuses_to_me_read&display=popup");
        assertThat(configured.readOAuth2("x").scope()).isEqualTo("email,statuses_to_me_read");
        assertThat(configured.readOAuth2("x").authorizeParams()).isEqualTo(Map.of("display", "popup"));
    }

    @Test
    void theScopeAmongTheParametersBeatsThePresets() {
        assertThat(Configured.oauth2("facebook")
                        .definedOn(Facebook.class)
                        .readOAuth2("facebook")
                        .scope())
                .isEqualTo("public_profile");
    }

    @Test
    void aConfiguredScopeBeatsTheOneAmongDefinedParameters() {
        Configured facebook = Configured.oauth2("facebook").definedOn(Facebook.class);
        assertThat(facebook.with("remora.facebook.scope", "email")
                        .readOAuth2("facebook")
                        .scope())
                .isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_type",
                "client_id",
                "client_secret",
                "redirect_uri",
                "state",
                "code_challenge",
                "code_challenge_method"
            })
    @Tag("A-06")
    @Tag("A-07")
    void parametersOfTheProtocolAreNotSetTwice(String name) {
        assertThat(configured.with("remora.x.authorize-params." + name, "token").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': authorize-params (remora.x.authorize-params." + name
                        + ") holds " + name + ", which the protocol sets itself");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refresh_token",
                "state",
                "response_type",
                "grant_type",
                "code",
                "redirect_uri",
                "client_id",
                "client_secret",
                "code_verifier"
            })
    @Tag("C6")
    void parametersOfTheTokenRequestAreNotSetTwice(String name) {
        assertThat(configured.with("remora.x.token-params", name + "=x").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-params (remora.x.token-params) holds " + name
                        + ", which the protocol sets itself");
    }

    @Test
    @Tag("S10")
    @Tag("S12")
    void parametersAndHeadersOfTheTokenRequestCanBeSet() {
        configured
                .with("remora.x.token-params", "resource=https://a.example/&a=%26")
                .with("remora.x.token-headers.User-Agent", "my app/1")
                .with("remora.x.token-headers.Client-ID", "{client-id}");
        assertThat(configured.readOAuth2("x").tokenEndpoint().params())
                .isEqualTo(Map.of("resource", "https://a.example/", "a", "&"));
        assertThat(configured.readOAuth2("x").tokenEndpoint().headers())
                .isEqualTo(Map.of("User-Agent", "my app/1", "Client-ID", "key"));
    }

    @Test
    @Tag("S12")
    void headersCanBeLoadedLazilyUnderAnAppKey() {
        configured.with("remora.x.app-key", "X").with("X_TOKEN_HEADERS", "Authorization=Basic+abc%3D");
        assertThat(configured.readOAuth2("x").tokenEndpoint().headers())
                .isEqualTo(Map.of("Authorization", "Basic abc="));
    }

    @Test
    @Tag("C-03")
    void thereIsOneAuthenticationOnly() {
        configured
                .with("remora.x.token-endpoint-auth-method", "client_secret_basic")
                .with("remora.x.token-headers.Authorization", "Basic abc");
        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-headers (remora.x.token-headers.Authorization)"
                        + " holds Authorization, which the protocol sets itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "content-length", "Host", "Accept-Encoding", "Transfer-Encoding"})
    void headersOfTheHttpClientAreItsOwn(String header) {
        assertThat(configured.with("remora.x.token-headers." + header, "x").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-headers (remora.x.token-headers." + header + ") holds "
                        + header + ", which the protocol sets itself");
    }

    @Test
    @Tag("S11")
    void theTokenIsPostedForUnlessSetOtherwise() {
        assertThat(configured.readOAuth2("x").tokenEndpoint().method()).isEqualTo("POST");
        assertThat(configured
                        .with("remora.x.token-method", "get")
                        .readOAuth2("x")
                        .tokenEndpoint()
                        .method())
                .isEqualTo("GET");
    }

    @Test
    @Tag("S11")
    void noOtherMethodIsKnown() {
        assertThat(configured.with("remora.x.token-method", "PUT").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-method (remora.x.token-method) is neither POST"
                        + " nor GET");
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret_post, form, CLIENT_SECRET_POST",
        "client_secret_basic, form, CLIENT_SECRET_BASIC",
        "client_secret_basic, raw, CLIENT_SECRET_BASIC_RAW",
        "none, form, NONE"
    })
    void theClientAuthenticatesAsSet(String method, String encoding, ClientAuthenticationMethod expected) {
        configured.with("remora.x.token-endpoint-auth-method", method).with("remora.x.basic-encoding", encoding);
        assertThat(configured.readOAuth2("x").authenticationMethod()).isEqualTo(expected);
    }

    @Test
    void theSecretIsPostedByDefault() {
        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    @Test
    void withoutSecretThereIsNoAuthentication() {
        assertThat(Configured.oauth2("x").readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.NONE);
    }

    @Test
    @Tag("A-05")
    void pkceIsOnUnlessSwitchedOff() {
        assertThat(configured.readOAuth2("x").pkce()).isTrue();
        assertThat(configured.with("remora.x.pkce", "none").readOAuth2("x").pkce())
                .isFalse();
    }

    @Test
    @Tag("A-05")
    void plainPkceIsNoChoice() {
        assertThat(configured.with("remora.x.pkce", "plain").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': pkce (remora.x.pkce) is none of S256, none");
    }

    @Test
    @Tag("S13")
    void aContentTypeCanBeForced() {
        assertThat(configured.read("x").api().contentType()).isNull();
        assertThat(configured
                        .with("remora.x.content-type", "application/json")
                        .read("x")
                        .api()
                        .contentType())
                .isEqualTo("application/json");
    }

    @Test
    @Tag("S13")
    void aContentTypeIsAMediaType() {
        assertThat(configured.with("remora.x.content-type", "json").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': content-type (remora.x.content-type) is no media type");
    }

    /** As Fitbit wants it. */
    @Test
    void takesAClientIdInTheBodyBesideHttpBasic() {
        assertThat(configured
                        .with("remora.x.token-endpoint-auth-method", "client_secret_basic")
                        .with("remora.x.token-params", "client_id=id")
                        .readOAuth2("x")
                        .tokenEndpoint()
                        .params())
                .containsExactly(Map.entry("client_id", "id"));
    }

    @Test
    void readsTypesOfTokensAndOfTheirResponses() {
        TokenEndpointSettings endpoint = configured
                .with("remora.x.bearer-types", "User Access Token, ,BearerToken")
                .with("remora.x.token-content-type", "application/json")
                .readOAuth2("x")
                .tokenEndpoint();

        assertThat(endpoint.bearerTypes()).containsExactlyInAnyOrder("User Access Token", "BearerToken");
        assertThat(endpoint.contentType()).isEqualTo("application/json");
    }

    @Test
    void theNonceIsRequiredOrNone() {
        assertThat(configured
                        .with("remora.x.issuer", "https://as.example")
                        .with("remora.x.nonce", "optional")
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': nonce (remora.x.nonce) is none of none, required");
    }
}
