package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The absolute form of callbacks, and the path that they come to. */
class CallbackUriTest {

    private static final String TOKEN = "{\"access_token\":\"a\",\"token_type\":\"bearer\"}";

    private final TestApp app = new TestApp();

    @ParameterizedTest
    @Tag("A-01")
    @Tag("A2")
    @CsvSource({
        "authorized, https://app.example/shop/api/authorized",
        "/authorized, https://app.example/shop/api/authorized",
        "cb/github?x=1, https://app.example/shop/api/cb/github?x=1",
        "'', https://app.example/shop/api/",
        "https://other.example/cb, https://other.example/cb",
        "http://localhost:9/cb, http://localhost:9/cb",
    })
    void isRelativeToTheAddressOfTheApplication(String callback, String redirectUri) {
        assertThat(redirectUri(app.core(Settings.oauth2()), callback)).isEqualTo(redirectUri);
    }

    @Test
    @Tag("A-02")
    void takesTheBaseUriOfTheRequestWhereNoOtherIsConfigured() {
        RemoteAppCore github = app.core(Settings.oauth2().with(all -> all.externalBaseUri = null));

        try (LogLines log = new LogLines()) {
            assertThat(redirectUri(github, "authorized")).isEqualTo("http://localhost:8080/shop/api/authorized");
            assertThat(log.lines).isEmpty();
        }
    }

    @Test
    @Tag("A-02")
    void warnsOnceWhereThatIsWhatSomebodySaidInAHostHeader() {
        RemoteAppCore github = app.core(Settings.oauth2().with(all -> all.externalBaseUri = null));
        TestRequest request = request("http://evil.example/shop/api/login");

        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++) {
                app.during(request, () -> github.signIn().begin(AuthorizationDetails.none()));
            }
            assertThat(log.lines)
                    .containsExactly("WARNING REMORA-00321: remote app 'github': callbacks are made from the Host"
                            + " header of the request; set remora.external-base-uri to the application's address as"
                            + " browsers see it");
        }
    }

    @Test
    @Tag("A-02")
    void doesNotCareForTheHostHeaderOtherwise() {
        RemoteAppCore github = app.core(Settings.oauth2());

        URI uri = app.during(
                request("http://evil.example/shop/api/login"),
                () -> github.signIn().begin(AuthorizationDetails.none()));

        assertThat(UriQuery.of(uri).first("redirect_uri")).contains("https://app.example/shop/api/authorized");
    }

    @Test
    @Tag("A-01")
    void comesBackThroughAProxyThatChangesSchemeHostAndPath() {
        RemoteAppCore github = app.core(
                Settings.oauth2().with(all -> all.externalBaseUri = URI.create("https://www.example/accounts")));
        URI uri = app.begin(github);
        app.provider.json(TOKEN);

        assertThat(app.callback(github, "code=c&state=" + TestApp.state(uri)).granted())
                .isPresent();
        assertThat(app.provider.parameter("redirect_uri")).isEqualTo("https://www.example/accounts/authorized");
    }

    @Test
    void comesBackWithASessionIdInItsPath() {
        RemoteAppCore github = app.core(Settings.oauth2());
        URI uri = app.begin(github);
        app.provider.json(TOKEN);

        assertThat(app.get("authorized;jsessionid=1A.node1?code=c&state=" + TestApp.state(uri), github.signIn()::finish)
                        .granted())
                .isPresent();
    }

    @ParameterizedTest
    @Tag("A-01")
    @CsvSource({
        "https://a.example/cb#x, has a fragment",
        "cb#x, has a fragment",
        "//other.example/cb, begins with two slashes",
        "/../cb, has . or .. in its path",
        "a/../../cb, has . or .. in its path",
        "mailto:a@b.example, is not of http or https",
        "javascript:alert(1), is not of http or https",
        "https:cb, 'has no host, or a user in it'",
        "https://a@b.example/cb, 'has no host, or a user in it'",
        "c b, is no URI",
        "\\cb, is no URI",
    })
    void refusesWhatIsNone(String callback, String why) {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> redirectUri(app.core(Settings.oauth2()), callback));

        assertThat(refused).hasMessage("REMORA-00302: remote app 'github': the callback " + why);
        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(refused.keys()).isEqualTo(List.of("callback"));
        assertThat(app.session.id()).isEmpty();
    }

    private String redirectUri(RemoteAppCore core, @Nullable String callback) {
        URI uri = app.begin(core, new AuthorizationDetails(callback, null, null, Map.of(), null, null));
        return UriQuery.of(uri).first("redirect_uri").orElseThrow();
    }

    private TestRequest request(String uri) {
        URI requested = URI.create(uri);
        return new TestRequest("GET", requested, requested.resolve("/shop/api/"), "", null, app.session);
    }
}
