package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.token.RemoteAppDependencies;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** JAX-RS applications in one archive: the setting says which of them has the ready-made endpoints. */
class SeveralApplicationsTest {

    private static final String API = "/shop/api/";
    private static final String ADMIN = "/shop/admin/";

    private final TestApp app = new TestApp();

    private DefaultWebSignIn endpoints(String path, @Nullable String externalBaseUri) {
        RemoteAppDependencies all = app.dependencies(app.events);
        return new DefaultWebSignIn(
                new TestSignInApplication(
                        new WebSettings(true, path, false, null),
                        externalBaseUri == null ? null : URI.create(externalBaseUri),
                        app,
                        Map.of()),
                new SessionSignIns(all.requests(), all.sessions(), all.sessionTokens(), app.earlierIds, all.random()),
                false);
    }

    private URI callbackUri(DefaultWebSignIn endpoints, String basePath) {
        URI base = URI.create("http://localhost:8080" + basePath);
        return app.during(
                new TestRequest("GET", base, base, "", null, app.session), () -> endpoints.callbackUri("github"));
    }

    @Test
    void oneNeedsNoSetting() {
        DefaultWebSignIn endpoints = endpoints("oauth", null);

        assertThat(endpoints.endpointsPath(API)).contains("oauth");
        assertThat(callbackUri(endpoints, API)).hasToString("http://localhost:8080/shop/api/oauth/github/callback");
    }

    @Test
    void theCallbackToRegisterIsLoggedOnce() {
        DefaultWebSignIn endpoints = endpoints("oauth", null);
        endpoints.endpointsPath(API);

        try (LogLines log = new LogLines()) {
            callbackUri(endpoints, API);
            callbackUri(endpoints, API);

            assertThat(log.lines)
                    .containsExactly(
                            "INFO REMORA-00380: remote app 'github': the callback URL to register at the provider is"
                                    + " http://localhost:8080/shop/api/oauth/github/callback");
        }
    }

    @Test
    void ofSeveralTheSettingHasToNameOne() {
        DefaultWebSignIn endpoints = endpoints("oauth", null);
        endpoints.endpointsPath(API);
        endpoints.endpointsPath(ADMIN);

        for (String basePath : List.of(API, ADMIN)) {
            assertThatThrownBy(() -> callbackUri(endpoints, basePath))
                    .isInstanceOfSatisfying(
                            SettingsException.class,
                            failure -> assertThat(failure.keys()).containsExactly("endpoints-path"))
                    .hasMessage(
                            "REMORA-00383: the ready-made endpoints may be in the JAX-RS applications at /shop/admin/ and"
                                    + " /shop/api/: set remora.endpoints-path to the whole path of one, such as /shop/admin/oauth");
        }
    }

    @Test
    void theWholePathIsInOneOfThem() {
        DefaultWebSignIn endpoints = endpoints("/shop/api/oauth", null);

        assertThat(endpoints.endpointsPath(API)).contains("oauth");
        assertThat(endpoints.endpointsPath(ADMIN)).isEmpty();
        for (String basePath : List.of(API, ADMIN)) {
            assertThat(callbackUri(endpoints, basePath))
                    .hasToString("http://localhost:8080/shop/api/oauth/github/callback");
        }
    }

    @Test
    void theWholePathIsThatOfTheServerBehindAProxyThatChangesPaths() {
        DefaultWebSignIn endpoints = endpoints("/shop/api/oauth", "https://app.example/v1/");

        assertThat(callbackUri(endpoints, API)).hasToString("https://app.example/v1/oauth/github/callback");
    }
}
