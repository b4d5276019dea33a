package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.Origin;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URLs of a remote app. */
class UrlSettingsTest {

    @RemoteAppDefinition(
            name = "x",
            baseUrl = "https://a.example/",
            requestTokenUrl = "https://a.example/request_token",
            accessTokenUrl = "https://a.example/access_token",
            authorizeUrl = "https://a.example/authorize")
    private static final class Defined {}

    private final Configured configured = Configured.oauth2("x");

    @Test
    @Tag("S2")
    void aRequestTokenUrlMakesItOAuth1() {
        assertThat(Configured.oauth1("x").read("x").protocol()).isInstanceOf(OAuth1Settings.class);
    }

    @Test
    @Tag("S2")
    void withoutRequestTokenUrlItIsOAuth2() {
        assertThat(configured.read("x").protocol()).isInstanceOf(OAuth2Settings.class);
    }

    @Test
    @Tag("S2")
    void noneUnsetsWhatADefinitionSays() {
        configured
                .definedOn(Defined.class)
                .with("remora.x.base-url", "none")
                .with("remora.x.request-token-url", "none")
                .with("remora.x.token-url", "None")
                .with("remora.x.authorize-url", "none");
        OAuth2Settings protocol = configured.readOAuth2("x");
        assertThat(configured.read("x").api().baseUrl()).isNull();
        assertThat(protocol.configured().tokenEndpoint()).isNull();
        assertThat(protocol.configured().authorizationEndpoint()).isNull();
    }

    @Test
    @Tag("U2")
    void aBaseUrlGetsTheSlashOfADirectory() {
        configured.with("remora.x.base-url", "https://a.example/1").with("remora.x.token-url", "token");
        assertThat(configured.read("x").api().baseUrl()).isEqualTo(URI.create("https://a.example/1/"));
        assertThat(configured.readOAuth2("x").configured().tokenEndpoint())
                .isEqualTo(URI.create("https://a.example/1/token"));
    }

    @Test
    void aBaseUrlMayBeAnOriginOnly() {
        assertThat(configured
                        .with("remora.x.base-url", "https://a.example")
                        .read("x")
                        .api()
                        .baseUrl())
                .isEqualTo(URI.create("https://a.example/"));
    }

    @Test
    @Tag("U4")
    void aTokenUrlMayBeAPathOfTheOriginAsFacebooks() {
        configured
                .with("remora.x.base-url", "https://graph.facebook.com/v19.0/")
                .with("remora.x.token-url", "/oauth/access_token");
        assertThat(configured.readOAuth2("x").configured().tokenEndpoint())
                .isEqualTo(URI.create("https://graph.facebook.com/oauth/access_token"));
    }

    @Test
    @Tag("S1")
    void aRelativeUrlNeedsABaseUrl() {
        assertThat(configured.with("remora.x.authorize-url", "/authorize").refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': base-url is missing (a relative URL is resolved against it); looked"
                                + " for in property remora.x.base-url; environment variable REMORA_X_BASE_URL");
    }

    @Test
    void aQueryOfTheAuthorizeUrlIsKept() {
        assertThat(configured
                        .with("remora.x.authorize-url", "https://a.example/a?tenant=1")
                        .readOAuth2("x")
                        .configured()
                        .authorizationEndpoint())
                .isEqualTo(URI.create("https://a.example/a?tenant=1"));
    }

    @Test
    void spacesAroundAUrlDoNotMatter() {
        assertThat(configured
                        .with("remora.x.base-url", " https://a.example/ ")
                        .read("x")
                        .api()
                        .baseUrl())
                .isEqualTo(URI.create("https://a.example/"));
    }

    @ParameterizedTest
    @Tag("A-09")
    @Tag("C-18")
    @ValueSource(strings = {"token-url", "authorize-url"})
    void theUrlsOfOAuth2AreHttps(String key) {
        refusesPlainHttp(configured, key);
    }

    @ParameterizedTest
    @Tag("G-13")
    @Tag("C-18")
    @ValueSource(strings = {"request-token-url", "token-url", "authorize-url"})
    void theUrlsOfOAuth1AreHttps(String key) {
        refusesPlainHttp(Configured.oauth1("x"), key);
    }

    @Test
    @Tag("E-06")
    void theBaseUrlIsHttps() {
        refusesPlainHttp(configured, "base-url");
    }

    @Test
    @Tag("E-06")
    void anAllowedOriginIsHttps() {
        refusesPlainHttp(configured, "allowed-origins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4000/", "http://127.0.0.1:4000/", "http://[::1]:4000/"})
    void loopbackMayBePlainHttp(String url) {
        assertThat(configured.with("remora.x.base-url", url).read("x").api().baseUrl())
                .isEqualTo(URI.create(url));
    }

    @Test
    void plainHttpCanBeAllowed() {
        configured.with("remora.x.base-url", "http://intranet.example/").with("remora.x.allow-http", "true");
        assertThat(configured.read("x").api().allowHttp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:pass@a.example/ | names a user",
                "https://a.example/#x         | has a fragment",
                "https://a.example/?q=1       | has a query",
                "a.example                    | is not an absolute URL",
                "/1/                          | is not an absolute URL",
                "//a.example/                 | is not an absolute URL",
                "file:///etc/passwd           | is neither https nor http",
                "https:a.example              | has no valid host and port",
                "https:///x                   | has no valid host and port",
                "https://a.example:70000/     | has no valid host and port",
                "https://a_b.example/         | has no valid host and port",
                "https://[tenant].example/    | is no URL",
                "https://a.example/a b        | is no URL",
                "https://a.example\\@b/       | is no URL",
                "https://a.example/x/../y     | has a dot segment in its path",
                "https://a.example/%2e%2E/y   | has a dot segment in its path",
                "https://bücher.example/      | holds a character that is not ASCII"
            })
    void aBaseUrlIsRefused(String url, String why) {
        assertThat(configured.with("remora.x.base-url", url).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': base-url (remora.x.base-url) " + why);
    }

    @Test
    void aTokenUrlDoesNotNameAHostWithoutScheme() {
        configured.with("remora.x.base-url", "https://a.example/").with("remora.x.token-url", "//b.example/token");
        assertThat(configured.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': token-url (remora.x.token-url) has a host but no" + " scheme");
    }

    @Test
    void aRelativeUrlStaysBelowTheBaseUrl() {
        configured.with("remora.x.base-url", "https://a.example/1/").with("remora.x.token-url", "../token");
        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-url (remora.x.token-url) has a dot segment in"
                        + " its path");
    }

    @Test
    void theTokenGoesToTheBaseUrlsOriginAndToTheAllowedOnes() {
        configured
                .with("remora.x.base-url", "https://A.example/1/")
                .with("remora.x.allowed-origins", "https://b.example, https://c.example:8443/");
        assertThat(configured.read("x").api().origins())
                .isEqualTo(Set.of(
                        new Origin("https", "a.example", 443),
                        new Origin("https", "b.example", 443),
                        new Origin("https", "c.example", 8443)));
    }

    @Test
    void anAllowedOriginHasNoPath() {
        assertThat(configured
                        .with("remora.x.allowed-origins", "https://b.example/api")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': allowed-origins (remora.x.allowed-origins) has more than scheme,"
                                + " host and port");
    }

    private static void refusesPlainHttp(Configured configured, String key) {
        SettingsException refused =
                configured.with("remora.x." + key, "http://a.example").refused("x");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key
                        + ") is not https; the setting allow-http=true would allow it");
        assertThat(refused.code()).isEqualTo(ErrorCode.INSECURE_URL);
    }

    @ParameterizedTest
    @Tag("B-07")
    @ValueSource(strings = {"https://a.example", "https://a.example/", "https://A.example:443/x%2Fy"})
    void anIssuerIsKeptAsItIsWritten(String issuer) {
        assertThat(configured.with("remora.x.issuer", issuer).readOAuth2("x").issuer())
                .isEqualTo(issuer);
    }

    @Test
    void noneUnsetsTheIssuerOfAPreset() {
        configured.with("remora.x.provider", "google");
        assertThat(configured.readOAuth2("x").issuer()).isEqualTo("https://accounts.google.com");
        assertThat(configured.with("remora.x.issuer", "none").readOAuth2("x").issuer())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, is not an absolute URL",
        "https://a.example/?x=1, has a query",
        "https://a.example/#x, has a fragment",
        "http://a.example, is not https; the setting allow-http=true would allow it"
    })
    void anIssuerIsAnHttpsUrlWithoutQuery(String issuer, String why) {
        assertThat(configured.with("remora.x.issuer", issuer).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': issuer (remora.x.issuer) " + why);
    }
}
