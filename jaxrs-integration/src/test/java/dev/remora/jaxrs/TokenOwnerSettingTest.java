package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SignInRequired;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose the tokens are of users who sign in by the ready-made endpoints. */
class TokenOwnerSettingTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.members.provider", "github",
                        "remora.members.token-owner", "caller",
                        "remora.members.final-errors", "unsupported_grant_type",
                        "remora.unknown.provider", "github",
                        "remora.unknown.user-url", "http://127.0.0.1:1/user",
                        "remora.unknown.token-owner", "caller",
                        "remora.shared.provider", "github",
                        "remora.shared.token-owner", "application"),
                Users.class,
                Shared.class,
                Store.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    /** A store that needs no session. Beans of test classes are those of all tests, so it serves one remote app of this one. */
    @RemoteApp("members")
    @ApplicationScoped
    public static class Store extends InMemoryTokenStore {}

    @Path("users")
    @RequestScoped
    public static class Users {

        @Inject
        OAuth oauth;

        // names of settings that come later than the first test are not listed
        @Inject
        @RemoteApp("shared")
        OAuthRemote shared;

        @Inject
        @RemoteApp("unknown")
        OAuthRemote unknown;

        @Inject
        @RemoteApp("members")
        OAuthRemote members;

        @Inject
        @RemoteApp("members")
        TokenStore store;

        @GET
        @Path("name")
        public String name(@Context SecurityContext security) {
            return security.getUserPrincipal() == null
                    ? "nobody"
                    : security.getUserPrincipal().getName();
        }

        @GET
        @Path("tokens")
        public String tokens() {
            return oauth.remote("github").tokens().size() + " "
                    + oauth.remote("members").tokens().stream()
                            .map(TokenInfo::tokenKey)
                            .toList();
        }

        @GET
        @Path("end-somebody-else")
        public String endSomebodyElse() {
            OAuthRemote other = members.asCaller("somebody else");
            TokenKey key = TokenKey.of("members", TokenOwner.of(TokenOwner.Kind.CALLER, "somebody else"));
            store.save(key, Token.bearer("access"));
            other.forget();
            store.save(key, Token.bearer("access"));
            return other.signOut().uri().getPath() + " " + other.tokens();
        }

        @GET
        @Path("given")
        public String given() {
            OAuth2Token expired =
                    Token.bearer("access").withRefreshToken("refused").withExpiresAt(Instant.EPOCH);
            try {
                return members.withToken(expired).token().toString();
            } catch (AuthorizationRequiredException e) {
                return e.code().toString();
            }
        }

        @GET
        @Path("job/{app}")
        public String job(@PathParam("app") String app, @Context SecurityContext security) {
            String name = security.getUserPrincipal().getName();
            return oauth.remote(app).asCaller(name).token().isPresent() + " "
                    + oauth.remote(app).asCaller("somebody else").tokens();
        }
    }

    @Path("shared")
    @RequestScoped
    @SignInRequired("shared")
    public static class Shared {

        @GET
        public String shared() {
            throw new AssertionError("not expected");
        }
    }

    @Test
    void aCallerWhomRemoraMadeOwnsNothingUnlessTheSettingSaysSo() throws Exception {
        scenario.signIn(browser, "github");

        assertThat(browser.get("users/name").body()).startsWith("github|");
        assertThat(browser.get("users/tokens").body()).isEqualTo("1 []");
        assertThat(browser.get("users/job/github").body()).startsWith("You have to sign in with github first.");
    }

    @Test
    void theTokenOfSomebodyWhomTheProviderDoesNotNameGoesToNobodyElse() throws Exception {
        scenario.signIn(browser, "members", "ada");

        HttpResponse<String> answer = scenario.signIn(browser, "unknown", "grace");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("identity_missing");
        assertThat(browser.get("users/name").body()).startsWith("members|");
        assertThat(browser.get("users/job/unknown").body()).startsWith("You have to sign in with unknown first.");
    }

    @Test
    void aCallerHasHisTokensInJobs() throws Exception {
        scenario.signIn(browser, "members");

        assertThat(browser.get("users/name").body()).startsWith("members|");
        assertThat(browser.get("users/tokens").body()).isEqualTo("0 [null]");
        assertThat(browser.get("users/job/members").body()).isEqualTo("true []");
    }

    @Test
    void aCallerWhoSignedOutIsNobodyAndOwnsNothingAnyMore() throws Exception {
        scenario.signIn(browser, "members");

        post(browser, "oauth/members/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(browser.get("users/name").body()).isEqualTo("nobody");
        assertThat(browser.get("users/tokens").body()).isEqualTo("0 []");
    }

    @Test
    void aCallerWhoEndsAnothersSignInStaysSignedIn() throws Exception {
        scenario.signIn(browser, "members");

        assertThat(browser.get("users/end-somebody-else").body()).isEqualTo("/app/ []");

        assertThat(browser.get("users/name").body()).startsWith("members|");
        assertThat(browser.get("users/tokens").body()).isEqualTo("0 [null]");
    }

    @Test
    void aCallerStaysSignedInWhenAGivenTokenEnds() throws Exception {
        scenario.signIn(browser, "members");

        assertThat(browser.get("users/given").body()).isEqualTo("reauthorization_required");

        assertThat(browser.get("users/name").body()).startsWith("members|");
        assertThat(browser.get("users/tokens").body()).isEqualTo("0 [null]");
    }

    @Test
    void anAppWithOneTokenForAllIsNotOfferedToUsers() throws Exception {
        assertThat(page(browser, "oauth").body()).contains("oauth/acme/login").doesNotContain("oauth/shared/login");
    }

    @Test
    void theEndpointsRefuseAnAppWithOneTokenForAll() throws Exception {
        HttpResponse<String> answer = page(browser, "oauth/shared/login");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("config_invalid");
        assertThat(page(browser, "oauth/shared/callback?code=c&state=s").statusCode())
                .isEqualTo(500);
    }

    @Test
    void aPageThatRequiresASignInWithItIsRefused() throws Exception {
        HttpResponse<String> answer = page(browser, "shared");

        assertThat(answer.statusCode()).isEqualTo(500);
    }
}
