package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code @RemoteAppDefinition} says. */
class DefinitionsTest {

    @RemoteAppDefinition(
            name = "one",
            baseUrl = "https://a.example/1/",
            requestTokenUrl = "https://a.example/request_token",
            accessTokenUrl = "https://a.example/access_token",
            authorizeUrl = "https://a.example/authorize",
            consumerKey = "key",
            consumerSecret = "secret",
            callback = "authorized",
            requestTokenParams = "a=b",
            requestTokenMethod = "GET",
            accessTokenMethod = "GET",
            accessTokenParams = "c=d",
            accessTokenHeaders = "User-Agent=me",
            signatureMethod = "HMAC-SHA256",
            contentType = "application/json",
            settings = {"read-timeout=PT5S", "body-hash = true"})
    private static final class One {}

    @RemoteAppDefinition(
            name = "two",
            consumerKey = "key",
            consumerSecret = "secret",
            scope = "email",
            tokenEndpointAuthMethod = "client_secret_basic",
            authorizationScheme = "OAuth2")
    private static final class Two {}

    @RemoteAppDefinition(
            name = "bad",
            consumerKey = "key",
            settings = {"read-timeout", "client-id=other"})
    private static final class Bad {}

    @Test
    void allOfOAuth1CanBeDefined() {
        RemoteAppSettings settings = Configured.nothing().definedOn(One.class).read("one");
        OAuth1Settings protocol = (OAuth1Settings) settings.protocol();
        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://a.example/1/"));
        assertThat(settings.api().contentType()).isEqualTo("application/json");
        assertThat(settings.callback()).isEqualTo("authorized");
        assertThat(settings.http().readTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(protocol.clientId()).isEqualTo("key");
        assertThat(protocol.requestTokenUrl()).isEqualTo(URI.create("https://a.example/request_token"));
        assertThat(protocol.configured().authorizationEndpoint()).isEqualTo(URI.create("https://a.example/authorize"));
        assertThat(protocol.requestTokenParams()).isEqualTo(Map.of("a", "b"));
        assertThat(protocol.requestTokenMethod()).isEqualTo("GET");
        assertThat(protocol.configured().tokenEndpoint()).isEqualTo(URI.create("https://a.example/access_token"));
        assertThat(protocol.tokenEndpoint().method()).isEqualTo("GET");
        assertThat(protocol.tokenEndpoint().params()).isEqualTo(Map.of("c", "d"));
        assertThat(protocol.tokenEndpoint().headers()).isEqualTo(Map.of("User-Agent", "me"));
        assertThat(protocol.signing().method()).isEqualTo("HMAC-SHA256");
        assertThat(protocol.signing().consumerSecret()).isEqualTo(Secret.of("secret"));
        assertThat(protocol.signing().bodyHash()).isTrue();
    }

    @Test
    void allOfOAuth2CanBeDefined() {
        RemoteAppSettings settings = Configured.nothing().definedOn(Two.class).read("two");
        OAuth2Settings protocol = (OAuth2Settings) settings.protocol();
        assertThat(protocol.scope()).isEqualTo("email");
        assertThat(protocol.clientSecret()).isEqualTo(Secret.of("secret"));
        assertThat(protocol.authenticationMethod()).isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        assertThat(settings.api().authorizationScheme()).isEqualTo("OAuth2");
    }

    @Test
    void furtherSettingsThatMakeNoSenseAreRefused() {
        assertThat(Configured.nothing().definedOn(Bad.class).refused("bad"))
                .hasMessage("REMORA-00001: remote app 'bad': 2 problems with its settings\n"
                        + "  an entry of settings in @RemoteAppDefinition is not of the form key=value\n"
                        + "  client-id is set twice in @RemoteAppDefinition, to different values");
    }
}
