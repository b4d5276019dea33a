package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.RemoteAppSettings;
import java.io.File;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {

    static List<String> known() {
        return PresetFiles.ofClassPath().known();
    }

    @Test
    void thereIsOneForEachProviderOfTheOriginal() {
        assertThat(known())
                .contains("douban", "dropbox", "facebook", "github", "google", "linkedin", "twitter", "weibo");
    }

    @Test
    void theIndexNamesEveryFile() {
        String[] files = new File("src/main/resources/META-INF/remora/providers")
                .list((folder, name) -> name.endsWith(".properties"));
        assertThat(Arrays.stream(Objects.requireNonNull(files)).map(name -> name.replace(".properties", "")))
                .containsExactlyInAnyOrderElementsOf(known());
    }

    @ParameterizedTest
    @MethodSource("known")
    void hasOnlyKeysThatAreSettings(String provider) {
        Map<String, String> preset =
                PresetFiles.values(PresetFiles.ofClassPath().files(provider).get(0));
        assertThat(preset.keySet()).allMatch(KnownKeys.OWN::isKey);
    }

    @ParameterizedTest
    @CsvSource({
        "douban, https://api.douban.com/v2/, https://www.douban.com/service/auth2/auth,"
                + " https://www.douban.com/service/auth2/token, douban_basic_common",
        "dropbox, https://api.dropboxapi.com/2/, https://www.dropbox.com/oauth2/authorize,"
                + " https://api.dropboxapi.com/oauth2/token,",
        "facebook, https://graph.facebook.com/, https://www.facebook.com/dialog/oauth,"
                + " https://graph.facebook.com/oauth/access_token, email",
        "github, https://api.github.com/, https://github.com/login/oauth/authorize,"
                + " https://github.com/login/oauth/access_token, user:email",
        "google, https://openidconnect.googleapis.com/v1/, https://accounts.google.com/o/oauth2/v2/auth,"
                + " https://oauth2.googleapis.com/token, openid profile email",
        "linkedin, https://api.linkedin.com/v2/, https://www.linkedin.com/oauth/v2/authorization,"
                + " https://www.linkedin.com/oauth/v2/accessToken, openid profile email",
        "weibo, https://api.weibo.com/2/, https://api.weibo.com/oauth2/authorize,"
                + " https://api.weibo.com/oauth2/access_token, email"
    })
    void keyAndSecretSufficeForOAuth2(String provider, URI base, URI authorize, URI token, String scope) {
        RemoteAppSettings settings = read(provider);
        OAuth2Settings protocol = (OAuth2Settings) settings.protocol();
        assertThat(settings.api().baseUrl()).isEqualTo(base);
        assertThat(protocol.configured().authorizationEndpoint()).isEqualTo(authorize);
        assertThat(protocol.configured().tokenEndpoint()).isEqualTo(token);
        assertThat(protocol.tokenEndpoint().method()).isEqualTo("POST");
        assertThat(protocol.scope()).isEqualTo(scope);
    }

    @Test
    void keyAndSecretSufficeForTwitter() {
        RemoteAppSettings settings = read("twitter");
        OAuth1Settings protocol = (OAuth1Settings) settings.protocol();
        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://api.twitter.com/1.1/"));
        assertThat(protocol.requestTokenUrl()).isEqualTo(URI.create("https://api.twitter.com/oauth/request_token"));
        assertThat(protocol.configured().authorizationEndpoint())
                .isEqualTo(URI.create("https://api.twitter.com/oauth/authenticate"));
        assertThat(protocol.configured().tokenEndpoint())
                .isEqualTo(URI.create("https://api.twitter.com/oauth/access_token"));
        assertThat(protocol.signing().method()).isEqualTo("HMAC-SHA1");
    }

    @Test
    void weiboNeedsNoCode() {
        ApiSettings api = read("weibo").api();
        assertThat(api.contentType()).isEqualTo("application/json");
        assertThat(api.authorizationScheme()).isEqualTo("OAuth2");
    }

    @Test
    void googlesOtherApisMayGetTheToken() {
        assertThat(read("google").api().origins())
                .isEqualTo(Set.of(
                        new Origin("https", "openidconnect.googleapis.com", 443),
                        new Origin("https", "www.googleapis.com", 443)));
    }

    @Test
    void anUnknownOneIsRefusedWithTheNearest() {
        assertThat(Configured.oauth2("x").with("remora.x.provider", "gitlob").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': provider (remora.x.provider) names no preset; did you mean"
                        + " gitlab?");
    }

    @Test
    void oneThatIsLikeNoneIsRefused() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.provider", "our-own-server")
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': provider (remora.x.provider) names no preset; none has a"
                        + " name like it");
    }

    @Test
    void aPathIsNoProvider() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.provider", "../presets/github")
                        .refused("x")
                        .keys())
                .containsExactly("provider");
    }

    @Test
    void theCaseOfLettersDoesNotMatter() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.provider", "GitHub")
                        .readOAuth2("x")
                        .scope())
                .isEqualTo("user:email");
    }

    private static RemoteAppSettings read(String provider) {
        return Configured.oauth2("x")
                .with("remora.x.client-secret", "secret")
                .with("remora.x.provider", provider)
                .read("x");
    }
}
