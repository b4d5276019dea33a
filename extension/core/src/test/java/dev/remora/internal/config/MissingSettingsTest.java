package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.settings.RemoteAppKey;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What has to be set, and where the error says it was looked for. */
class MissingSettingsTest {

    @RemoteAppDefinition(name = "twitter", appKey = "TWITTER", provider = "twitter")
    private static final class Twitter {}

    @Test
    @Tag("S5")
    void aConsumerKeyIsAlwaysNeeded() {
        SettingsException refused = Configured.nothing().refused("x");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'x': client-id is missing; looked for in properties"
                        + " remora.x.client-id, remora.x.consumer-key; environment variables REMORA_X_CLIENT_ID,"
                        + " REMORA_X_CONSUMER_KEY");
        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(refused.remoteApp()).isEqualTo("x");
        assertThat(refused.keys()).containsExactly("client-id");
    }

    @Test
    @Tag("S5")
    @Tag("S20")
    void everythingMissingIsNamedAtOnceWithEachPlace() {
        assertThat(Configured.nothing().definedOn(Twitter.class).refused("twitter"))
                .hasMessage("REMORA-00001: remote app 'twitter': 2 problems with its settings\n"
                        + "  client-id is missing; looked for in properties"
                        + " remora.twitter.client-id, remora.twitter.consumer-key, TWITTER.client-id,"
                        + " TWITTER.client_id, TWITTER.consumer-key, TWITTER.consumer_key, TWITTER_CLIENT_ID,"
                        + " TWITTER_CONSUMER_KEY; environment variables REMORA_TWITTER_CLIENT_ID,"
                        + " REMORA_TWITTER_CONSUMER_KEY, TWITTER_CLIENT_ID, TWITTER_CONSUMER_KEY;"
                        + " @RemoteAppDefinition; preset twitter\n"
                        + "  client-secret is missing (signature-method HMAC-SHA1 needs it); looked for in properties"
                        + " remora.twitter.client-secret, remora.twitter.consumer-secret, TWITTER.client-secret,"
                        + " TWITTER.client_secret, TWITTER.consumer-secret, TWITTER.consumer_secret, TWITTER_CLIENT_SECRET,"
                        + " TWITTER_CONSUMER_SECRET; environment variables REMORA_TWITTER_CLIENT_SECRET,"
                        + " REMORA_TWITTER_CONSUMER_SECRET, TWITTER_CLIENT_SECRET, TWITTER_CONSUMER_SECRET;"
                        + " @RemoteAppDefinition; preset twitter");
    }

    @Test
    @Tag("S20")
    @Tag("S-03")
    void missingAndBadSettingsAreReportedTogether() {
        SettingsException refused = Configured.nothing()
                .with("remora.x.read-timeout", "soon")
                .with("remora.x.base-url", "ftp://a.example/")
                .refused("x");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'x': 3 problems with its settings\n"
                        + "  base-url (remora.x.base-url) is neither https nor http\n"
                        + "  client-id is missing; looked for in properties remora.x.client-id, remora.x.consumer-key;"
                        + " environment variables REMORA_X_CLIENT_ID, REMORA_X_CONSUMER_KEY\n"
                        + "  read-timeout (remora.x.read-timeout) is no duration; five seconds are PT5S or 5");
        assertThat(refused.keys()).containsExactly("base-url", "client-id", "read-timeout");
    }

    @Test
    @Tag("S5")
    void oauth2NeedsNoSecret() {
        assertThat(Configured.oauth2("x").readOAuth2("x").clientSecret()).isNull();
    }

    @Test
    void oauth2NeedsASecretToAuthenticateWithWhenToldTo() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.token-endpoint-auth-method", "client_secret_basic")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': client-secret is missing (token-endpoint-auth-method"
                                + " needs it); looked for in properties remora.x.client-secret,"
                                + " remora.x.consumer-secret; environment variables REMORA_X_CLIENT_SECRET, REMORA_X_CONSUMER_SECRET");
    }

    @Test
    @Tag("S6")
    void rsaNeedsNoSecret() {
        assertThat(Configured.oauth1("x")
                        .with("remora.x.client-secret", "")
                        .with("remora.x.signature-method", "RSA-SHA1")
                        .with("remora.x.rsa-key", "-----BEGIN PRIVATE KEY-----")
                        .readOAuth1("x")
                        .signing()
                        .consumerSecret()
                        .reveal())
                .isEmpty();
    }

    @Test
    @Tag("S6")
    void rsaNeedsAKey() {
        assertThat(Configured.oauth1("x")
                        .with("remora.x.signature-method", "RSA-SHA256")
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': rsa-key is missing (signature-method RSA-SHA256 needs it, or"
                        + " rsa-key-file, or rsa-key-alias); looked for in property remora.x.rsa-key; environment variable"
                        + " REMORA_X_RSA_KEY");
    }

    @Test
    @Tag("S1")
    void noUrlIsNeededForAbsoluteCalls() {
        assertThat(Configured.oauth2("x").read("x").api().baseUrl()).isNull();
    }

    @Test
    @Tag("S3")
    @Tag("S4")
    void withoutSignInNoUrlOfItIsNeededAndNoneIsMadeUp() {
        Configured configured = Configured.oauth2("x").with("remora.x.base-url", "https://a.example/1/");
        assertThat(configured.readOAuth2("x").configured().authorizationEndpoint())
                .isNull();
        assertThat(configured.readOAuth2("x").configured().tokenEndpoint()).isNull();
    }

    @Test
    @Tag("S3")
    @Tag("S4")
    void aFeatureCanSayWhatItMisses() {
        SettingsException missing = Configured.oauth2("x")
                .build()
                .missing("x", List.of(RemoteAppKey.AUTHORIZE_URL, RemoteAppKey.TOKEN_URL));
        assertThat(missing)
                .hasMessage("REMORA-00001: remote app 'x': 2 problems with its settings\n"
                        + "  authorize-url is missing; looked for in property remora.x.authorize-url; environment variable"
                        + " REMORA_X_AUTHORIZE_URL\n"
                        + "  token-url is missing; looked for in properties remora.x.token-url, remora.x.access-token-url;"
                        + " environment variables REMORA_X_TOKEN_URL, REMORA_X_ACCESS_TOKEN_URL");
        assertThat(missing.keys()).containsExactly("authorize-url", "token-url");
    }

    @Test
    @Tag("F-01")
    void endpointsThatAreLookedUpAreNotMissing() {
        Configured configured = Configured.oauth2("x")
                .with("remora.x.issuer", "https://a.example")
                .with("remora.x.pkce", "perhaps");
        SettingsException bad = configured.refused("x");

        assertThat(configured
                        .build()
                        .completed(bad, "x", List.of(RemoteAppKey.AUTHORIZE_URL, RemoteAppKey.TOKEN_URL))
                        .keys())
                .containsExactly("pkce");
    }

    @Test
    void namesWithSpacesHaveAnEnvironmentVariable() {
        assertThat(Configured.nothing().refused("the remote app"))
                .hasMessage("REMORA-00001: remote app 'the remote app': client-id is missing; looked for in properties"
                        + " remora.the remote app.client-id, remora.the remote app.consumer-key; environment variables"
                        + " REMORA_THE_REMOTE_APP_CLIENT_ID, REMORA_THE_REMOTE_APP_CONSUMER_KEY");
    }
}
