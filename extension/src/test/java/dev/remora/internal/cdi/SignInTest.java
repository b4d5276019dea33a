package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signs in and calls, with everything in its place but a server. */
class SignInTest {

    @ApplicationScoped
    static class Shop {

        private final List<String> grants = new ArrayList<>();

        @Inject
        @RemoteApp("oauth2")
        OAuthRemote oauth2;

        @Inject
        @RemoteApp("oauth1")
        OAuthRemote oauth1;

        @Inject
        OAuth oauth;

        void granted(@Observes @RemoteApp("oauth1") Granted event) {
            grants.add("oauth1");
        }

        void grantedByTheOther(@Observes @RemoteApp("oauth2") Granted event) {
            grants.add("oauth2");
        }

        OAuthRemote remote(String name) {
            return name.equals("oauth1") ? oauth1 : oauth2;
        }

        OAuth oauth() {
            return oauth;
        }

        List<String> grants() {
            return grants;
        }
    }

    private final Provider provider = new Provider();
    private DeployedConfig config;
    private WeldContainer container;
    private Browser browser;
    private Shop shop;

    @BeforeEach
    void deploy() {
        Map<String, String> properties = new HashMap<>(provider.oauth1("oauth1"));
        properties.putAll(provider.oauth2("oauth2"));
        properties.putAll(provider.oauth2("another"));
        properties.put("remora.external-base-uri", Browser.APPLICATION);
        config = DeployedConfig.of(properties);
        container = Deployment.of(Shop.class, Browser.Request.class);
        browser = new Browser(container);
        shop = container.select(Shop.class).get();
    }

    @AfterEach
    void undeploy() {
        if (container.isRunning()) {
            container.close();
        }
        config.close();
        provider.close();
    }

    public record User(String login) {}

    @Test
    void signsInAndCallsOverOAuth2() {
        Granted granted = signIn("oauth2");

        assertThat(granted.token())
                .isInstanceOfSatisfying(
                        OAuth2Token.class,
                        token -> assertThat(token.accessToken()).isEqualTo("token2"));
        assertThat(login("oauth2")).isEqualTo("remora");
        assertThat(provider.asked()).hasSize(2);
        assertThat(provider.asked().get(0))
                .startsWith("POST /token ")
                .contains("grant_type=authorization_code", "code=code", "code_verifier=");
        assertThat(provider.asked().get(1)).startsWith("GET /api/me [Bearer token2]");
        assertThat(shop.grants()).containsExactly("oauth2");
    }

    @Test
    void signsInAndCallsOverOAuth1() {
        Granted granted = signIn("oauth1");

        assertThat(granted.token())
                .isInstanceOfSatisfying(
                        OAuth1Token.class, token -> assertThat(token.token()).isEqualTo("token1"));
        assertThat(granted.parameters()).containsEntry("screen_name", "remora");
        assertThat(login("oauth1")).isEqualTo("remora");
        assertThat(provider.asked()).hasSize(3);
        assertThat(provider.asked().get(0))
                .startsWith("POST /request_token [OAuth ")
                .contains("oauth_callback=\"https%3A%2F%2Fapp.example%2Fshop%2Fauthorized\"");
        assertThat(provider.asked().get(1))
                .startsWith("POST /access_token [OAuth ")
                .contains("oauth_token=\"temporary\"", "oauth_verifier=\"verifier\"");
        assertThat(provider.asked().get(2)).startsWith("GET /api/me [OAuth ").contains("oauth_token=\"token1\"");
        assertThat(shop.grants()).containsExactly("oauth1");
    }

    @Test
    void aSignInWithOneRemoteAppIsNoneWithAnother() {
        signIn("oauth2");

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, () -> login("oauth1")))
                .returns("oauth1", AuthorizationRequiredException::remoteApp);
    }

    @Test
    @Tag("B-06")
    void theCallbackOfOneRemoteAppIsNoneOfAnother() {
        URI sent = browser.get(
                "login", () -> shop.remote("oauth2").authorize("authorized").getLocation());

        CallbackRejectedException rejected = catchThrowableOfType(
                CallbackRejectedException.class,
                () -> browser.get(
                        "authorized?code=code&state=" + Browser.state(sent),
                        () -> shop.oauth().remote("another").authorizedResponse()));

        assertThat(rejected.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void anInjectedOneWorksOnTheThreadOfItsRequestOnly() {
        signIn("oauth2");

        assertThatThrownBy(() -> browser.get(
                        "",
                        () -> CompletableFuture.supplyAsync(
                                        () -> shop.remote("oauth2").get("me").status())
                                .join()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void oneOfTheRegistryWorksWithoutARequestButHasNoToken() {
        OAuthRemote remote = shop.oauth().remote("oauth2");

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, () -> remote.get("me")))
                .hasMessage("REMORA-00315: remote app 'oauth2': there is no token, because this thread is answering no"
                        + " request and the application has neither a TokenStore nor a TokenGetter; use withToken(..)");
        assertThat(remote.withToken(Token.bearer("ours")).get("me").status()).isEqualTo(200);
        assertThat(provider.asked()).singleElement().asString().startsWith("GET /api/me [Bearer ours]");
    }

    @Test
    void oneOfTheRegistryHasTheTokensOfTheRequest() {
        signIn("oauth2");

        assertThat(browser.<Integer>get(
                        "", () -> shop.oauth().remote("oauth2").get("me").status()))
                .isEqualTo(200);
    }

    @Test
    void theFirstCallMayComeFromAThreadThatSeesNothingOfTheDeployment() {
        OAuthRemote remote = shop.oauth().remote("oauth2").withToken(Token.bearer("ours"));
        CompletableFuture<String> login = new CompletableFuture<>();
        Thread pooled = new Thread(
                () -> login.completeAsync(() -> remote.get("me").as(User.class).login(), Runnable::run));
        pooled.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        pooled.start();

        assertThat(login.join()).isEqualTo("remora");
    }

    @Test
    void afterTheApplicationNothingIsCalled() {
        OAuthRemote used = shop.oauth().remote("oauth2").withToken(Token.bearer("ours"));
        OAuthRemote unused = shop.oauth().remote("oauth1").withToken(Token.oauth1("ours", "secret"));
        used.get("me");
        container.close();

        assertThatThrownBy(() -> used.get("me")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unused.get("me"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REMORA-00108: remote app 'oauth1' is used after the application was shut down");
        assertThat(provider.asked()).hasSize(1);
    }

    private Granted signIn(String name) {
        URI sent = browser.get(
                "login", () -> shop.remote(name).authorize("authorized").getLocation());
        assertThat(sent.toString()).startsWith(provider.address("/authorize?").toString());
        String answer = name.equals("oauth1")
                ? "oauth_token=temporary&oauth_verifier=verifier"
                : "code=code&state=" + Browser.state(sent);
        return browser.get(
                "authorized?" + answer,
                () -> shop.remote(name).authorizedResponse().granted().orElseThrow());
    }

    private String login(String name) {
        return browser.get(
                "me", () -> shop.remote(name).get("me").as(User.class).login());
    }
}
