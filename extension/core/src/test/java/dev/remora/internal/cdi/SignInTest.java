package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
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

        void granted(@Observes @RemoteApp("oauth1") Granted event) {
            grants.add("oauth1");
        }

        void grantedByTheOther(@Observes @RemoteApp("oauth2") Granted event) {
            grants.add("oauth2");
        }

        int me() {
            return oauth2.get("me").status();
        }

        List<String> grants() {
            return grants;
        }
    }

    public record User(String login) {}

    private final SignedUp app = SignedUp.with(Shop.class);
    private final Browser browser = app.browser();
    private final Provider provider = app.provider();

    @AfterEach
    void undeploy() {
        app.close();
    }

    @Test
    @Tag("C14")
    void signsInAndCallsOverOAuth2() {
        Granted granted = app.signIn(browser, "oauth2");

        assertThat(granted.token())
                .isInstanceOfSatisfying(
                        OAuth2Token.class,
                        token -> assertThat(token.accessToken()).isEqualTo("canary-token2"));
        assertThat(login("oauth2")).isEqualTo("remora");
        assertThat(provider.asked()).hasSize(2);
        assertThat(provider.asked().get(0))
                .startsWith("POST /token ")
                .contains("grant_type=authorization_code", "code=canary-code", "code_verifier=");
        assertThat(provider.asked().get(1)).startsWith("GET /api/me [Bearer canary-token2]");
        assertThat(app.bean(Shop.class).grants()).containsExactly("oauth2");
    }

    @Test
    void signsInAndCallsOverOAuth1() {
        Granted granted = app.signIn(browser, "oauth1");

        assertThat(granted.token())
                .isInstanceOfSatisfying(
                        OAuth1Token.class, token -> assertThat(token.token()).isEqualTo("canary-token1"));
        assertThat(granted.parameters()).containsEntry("screen_name", "remora");
        assertThat(login("oauth1")).isEqualTo("remora");
        assertThat(provider.asked()).hasSize(3);
        assertThat(provider.asked().get(0))
                .startsWith("POST /request_token [OAuth ")
                .contains("oauth_callback=\"https%3A%2F%2Fapp.example%2Fshop%2Fauthorized\"");
        assertThat(provider.asked().get(1))
                .startsWith("POST /access_token [OAuth ")
                .contains("oauth_token=\"temporary\"", "oauth_verifier=\"canary-verifier\"");
        assertThat(provider.asked().get(2)).startsWith("GET /api/me [OAuth ").contains("oauth_token=\"canary-token1\"");
        assertThat(app.bean(Shop.class).grants()).containsExactly("oauth1");
    }

    @Test
    @Tag("Q14")
    void anEmptyTokenGoesWithCallsButNotIntoTheHandshake() {
        try (SignedUp oneLegged = SignedUp.with(Map.of("remora.oauth1.empty-token", "true"), Shop.class)) {
            oneLegged.begin(oneLegged.browser(), "oauth1");
            oneLegged.oauth().remote("oauth1").withToken(Token.oauth1("", "")).get("me");

            List<String> asked = oneLegged.provider().asked();
            assertThat(asked).hasSize(2);
            assertThat(asked.get(0)).startsWith("POST /request_token [OAuth ").doesNotContain("oauth_token=");
            assertThat(asked.get(1)).startsWith("GET /api/me [OAuth ").contains("oauth_token=\"\"");
        }
    }

    @Test
    void aSignInWithOneRemoteAppIsNoneWithAnother() {
        app.signIn(browser, "oauth2");

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, () -> login("another")))
                .returns("another", AuthorizationRequiredException::remoteApp);
    }

    @Test
    @Tag("B-06")
    void theCallbackOfOneRemoteAppIsNoneOfAnother() {
        URI sent = app.begin(browser, "oauth2");

        CallbackRejectedException rejected =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.authorized(browser, "another", sent));

        assertThat(rejected.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    @Tag("C16")
    void aRefusedTokenRequestIsThrownAndTellsWhatTheProviderSaid() {
        provider.refuse("/token", 400, "{\"error\":\"invalid_grant\",\"error_description\":\"used before\"}");

        TokenRequestException refused =
                catchThrowableOfType(TokenRequestException.class, () -> app.signIn(browser, "oauth2"));

        assertThat(refused)
                .returns(ErrorCode.TOKEN_ERROR, TokenRequestException::code)
                .returns("oauth2", TokenRequestException::remoteApp)
                .returns(400, TokenRequestException::status)
                .returns("invalid_grant", TokenRequestException::error)
                .returns("used before", TokenRequestException::errorDescription);
        assertThat(app.bean(Shop.class).grants()).isEmpty();
    }

    @Test
    void anInjectedOneWorksOnTheThreadOfItsRequestOnly() {
        app.signIn(browser, "oauth2");
        Shop shop = app.bean(Shop.class);

        assertThat(browser.<Integer>get("", shop::me)).isEqualTo(200);
        assertThatThrownBy(() -> browser.get(
                        "", () -> CompletableFuture.supplyAsync(shop::me).join()))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void oneOfTheRegistryWorksWithoutARequestButHasNoToken() {
        OAuthRemote remote = app.oauth().remote("oauth2");

        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, () -> remote.get("me")))
                .hasMessage("REMORA-00315: remote app 'oauth2': there is no token, because this thread is answering no"
                        + " request and the application has neither a TokenStore nor a TokenGetter; use withToken(..)");
        assertThat(remote.withToken(Token.bearer("ours")).get("me").status()).isEqualTo(200);
        assertThat(provider.asked()).singleElement().asString().startsWith("GET /api/me [Bearer ours]");
    }

    @Test
    void oneOfTheRegistryHasTheTokensOfTheRequest() {
        app.signIn(browser, "oauth2");

        assertThat(browser.<Integer>get(
                        "", () -> app.oauth().remote("oauth2").get("me").status()))
                .isEqualTo(200);
    }

    @Test
    void theFirstCallMayComeFromAThreadThatSeesNothingOfTheDeployment() {
        OAuthRemote remote = app.oauth().remote("oauth2").withToken(Token.bearer("ours"));
        CompletableFuture<String> login = new CompletableFuture<>();
        Thread pooled = new Thread(() -> login.completeAsync(
                () -> remote.post("me", new User("me")).as(User.class).login(), Runnable::run));
        pooled.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        pooled.start();

        assertThat(login.join()).isEqualTo("remora");
    }

    @Test
    void afterTheApplicationNothingIsCalled() {
        OAuthRemote used = app.oauth().remote("oauth2").withToken(Token.bearer("ours"));
        OAuthRemote unused = app.oauth().remote("oauth1").withToken(Token.oauth1("ours", "secret"));
        used.get("me");
        app.undeploy();

        assertThatThrownBy(() -> used.get("me")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> unused.get("me"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REMORA-00108: remote app 'oauth1' is used after the application was shut down");
        assertThat(provider.asked()).hasSize(1);
    }

    private String login(String name) {
        return browser.get("me", () -> app.remote(name).get("me").as(User.class).login());
    }
}
