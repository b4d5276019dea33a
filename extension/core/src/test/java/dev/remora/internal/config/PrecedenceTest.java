package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which of several places has the say. */
class PrecedenceTest {

    @RemoteAppDefinition(name = "twitter", appKey = "TWITTER", scope = "defined", consumerKey = "defined")
    private static final class Defined {}

    @RemoteAppDefinition(name = "github", provider = "github", scope = "defined")
    private static final class DefinedWithPreset {}

    private final Configured configured = Configured.nothing().definedOn(Defined.class);

    @Test
    void aDefaultHoldsWhereNothingIsSaid() {
        assertThat(configured.read("twitter").http().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aPresetBeatsTheDefault() {
        assertThat(configured
                        .with("remora.twitter.provider", "weibo")
                        .read("twitter")
                        .api()
                        .authorizationScheme())
                .isEqualTo("OAuth2");
    }

    @Test
    void aDefinitionBeatsThePreset() {
        Configured github = Configured.oauth2("github").definedOn(DefinedWithPreset.class);
        assertThat(github.readOAuth2("github").scope()).isEqualTo("defined");
        assertThat(github.read("github").api().baseUrl()).isEqualTo(URI.create("https://api.github.com/"));
    }

    @Test
    @Tag("S16")
    void aFlatAppKeyBeatsTheDefinition() {
        assertThat(configured
                        .with("TWITTER_SCOPE", "flat")
                        .readOAuth2("twitter")
                        .scope())
                .isEqualTo("flat");
    }

    @Test
    @Tag("S16")
    void aDottedAppKeyBeatsTheFlatOne() {
        configured.with("TWITTER_SCOPE", "flat").with("TWITTER.scope", "dotted");
        assertThat(configured.readOAuth2("twitter").scope()).isEqualTo("dotted");
    }

    @Test
    @Tag("S16")
    void aDottedAppKeyMayHaveUnderscores() {
        configured.with("TWITTER.client_id", "dotted");
        assertThat(configured.readOAuth2("twitter").clientId()).isEqualTo("dotted");
    }

    @Test
    void aDottedAppKeyWithHyphensBeatsOneWithUnderscores() {
        configured.with("TWITTER.client_id", "underscore").with("TWITTER.client-id", "hyphen");
        assertThat(configured.readOAuth2("twitter").clientId()).isEqualTo("hyphen");
    }

    @Test
    void theNameOfTheRemoteAppBeatsItsAppKey() {
        configured.with("TWITTER.scope", "dotted").with("remora.twitter.scope", "named");
        assertThat(configured.readOAuth2("twitter").scope()).isEqualTo("named");
    }

    @Test
    @Tag("S17")
    void spellingsOfAnAppKeyMix() {
        configured.with("TWITTER.client-id", "dotted").with("TWITTER_CLIENT_SECRET", "flat secret");
        assertThat(configured.readOAuth2("twitter").clientId()).isEqualTo("dotted");
        assertThat(configured.readOAuth2("twitter").clientSecret()).isEqualTo(Secret.of("flat secret"));
    }

    @Test
    @Tag("S16")
    void anAppKeyKeepsItsCase() {
        Configured lower = Configured.nothing()
                .with("remora.x.app-key", "twitter")
                .with("twitter_CLIENT_ID", "key")
                .with("TWITTER_SCOPE", "of another");
        assertThat(lower.readOAuth2("x").clientId()).isEqualTo("key");
        assertThat(lower.readOAuth2("x").scope()).isNull();
    }

    @Test
    @Tag("S14")
    void withoutAppKeyNoOtherSpellingIsRead() {
        Configured plain =
                Configured.oauth2("twitter").with("TWITTER_SCOPE", "flat").with("twitter.scope", "dotted");
        assertThat(plain.readOAuth2("twitter").scope()).isNull();
    }

    @Test
    @Tag("S14")
    void theProviderCanBeSetUnderTheAppKey() {
        assertThat(configured
                        .with("TWITTER.provider", "twitter")
                        .with("TWITTER_CLIENT_SECRET", "s")
                        .readOAuth1("twitter")
                        .requestTokenUrl())
                .isEqualTo(URI.create("https://api.twitter.com/oauth/request_token"));
    }

    @Test
    @Tag("S17")
    void anEmptyValueIsNoValue() {
        assertThat(configured
                        .with("remora.twitter.scope", "")
                        .readOAuth2("twitter")
                        .scope())
                .isEqualTo("defined");
    }
}
