package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.samples.provider.StandInProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of the quick start and of the page for users of Flask-OAuthlib, run. */
class GuideExamplesTest {

    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    private static StandInProvider provider;
    private static TestServer server;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        provider = StandInProvider.start(0);
        endpoints("github", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        endpoints("ten lines", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        CONFIGURATION.put("remora.ten lines.provider", "github");
        endpoints("facebook", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        endpoints("twitter", "/twitter/1.1/", "/twitter/oauth/authenticate", "/twitter/oauth/access_token");
        CONFIGURATION.put("remora.twitter.request-token-url", provider.uri() + "/twitter/oauth/request_token");
        endpoints("weibo", "/weibo/2/", "/weibo/oauth2/authorize", "/weibo/oauth2/access_token");
        CONFIGURATION.put("remora.weibo.content-type", "application/json");
        CONFIGURATION.put("remora.weibo.authorization-scheme", "OAuth2");
        endpoints("weibo hook", "/weibo/2/", "/weibo/oauth2/authorize", "/weibo/oauth2/access_token");
        CONFIGURATION.put("remora.weibo hook.content-type", "application/json");
        endpoints("getter", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        for (String app : List.of("github", "ten lines", "weibo", "weibo hook", "getter")) {
            CONFIGURATION.put("remora." + app + ".client-id", "sample-key");
            CONFIGURATION.put("remora." + app + ".client-secret", "sample-secret");
        }
        CONFIGURATION.put("remora.twitter.app-key", "GUIDETWITTER");
        CONFIGURATION.put("GUIDETWITTER.client-id", "sample-key");
        CONFIGURATION.put("GUIDETWITTER_CLIENT_SECRET", "sample-secret");
        CONFIGURATION.put("GUIDEFACEBOOK.client_id", "sample-key");
        CONFIGURATION.put("GUIDEFACEBOOK.client_secret", "sample-secret");
        CONFIGURATION.forEach(System::setProperty);
        server = TestServer.with(Accounts.class, Twitter.class, Others.class);
    }

    private static void endpoints(String app, String base, String authorize, String token) {
        CONFIGURATION.put("remora." + app + ".base-url", provider.uri() + base);
        CONFIGURATION.put("remora." + app + ".authorize-url", provider.uri() + authorize);
        CONFIGURATION.put("remora." + app + ".token-url", provider.uri() + token);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(server.base());
    }

    public record User(String login) {}

    /** Ten lines. */
    @Path("/")
    @RequestScoped
    public static class Accounts {

        @Inject
        @RemoteApp("ten lines")
        OAuthRemote github;

        @GET
        @Path("login")
        public Response login() {
            return github.authorize("authorized");
        }

        @GET
        @Path("authorized")
        public Response authorized() {
            return github.authorizedResponse()
                    .fold(
                            granted -> Response.seeOther(URI.create("me")).build(),
                            denied -> Response.status(403)
                                    .type(MediaType.TEXT_PLAIN)
                                    .entity(
                                            denied.byUser()
                                                    ? "You denied the request to sign in."
                                                    : "Signing in failed.")
                                    .build());
        }

        @GET
        @Path("me")
        @Produces(MediaType.TEXT_PLAIN)
        public String me() {
            return github.get("user").as(User.class).login();
        }
    }

    /** Signing in with where to return to, and calls. */
    @Path("twitter")
    @RequestScoped
    public static class Twitter {

        @Inject
        @RemoteApp("twitter")
        OAuthRemote twitter;

        @Context
        UriInfo uri;

        @GET
        @Path("login")
        public Response login(
                @QueryParam("next") @Nullable String next, @HeaderParam("Referer") @Nullable String referer) {
            return twitter.authorization()
                    .callback("twitter/oauth-authorized")
                    .returnTo(next != null ? next : referer)
                    .redirect();
        }

        @GET
        @Path("oauth-authorized")
        public Response authorized() {
            return twitter.authorizedResponse()
                    .fold(
                            granted -> back(
                                    granted.returnTo(),
                                    "You were signed in as "
                                            + granted.parameters().get("screen_name")),
                            denied -> back(
                                    denied.returnTo(),
                                    denied.byUser()
                                            ? "You denied the request to sign in."
                                            : "Signing in with Twitter failed."));
        }

        private Response back(String returnTo, String flash) {
            return Response.seeOther(uri.getBaseUri().resolve(returnTo))
                    .header("Flash", flash)
                    .build();
        }

        @POST
        @Path("tweet")
        @Produces(MediaType.TEXT_PLAIN)
        public String tweet() {
            OAuthResponse tweeted = twitter.post("statuses/update.json", Map.of("status", "The text we want to tweet"));
            return tweeted.status() == 403
                    ? "Your tweet was too long."
                    : "Successfully tweeted your tweet (ID: #"
                            + tweeted.object().getJsonNumber("id") + ")";
        }

        @GET
        @Path("timeline")
        public int timeline() {
            OAuthResponse timeline = twitter.get("statuses/home_timeline.json");
            List<JsonObject> tweets =
                    timeline.status() == 200 ? timeline.array().getValuesAs(JsonObject.class) : List.of();
            return tweets.size();
        }
    }

    @ApplicationScoped
    @RemoteAppDefinition(name = "facebook", provider = "facebook", scope = "email", appKey = "GUIDEFACEBOOK")
    public static class Facebook {}

    /** The application keeps the tokens itself, under names. */
    @ApplicationScoped
    @RemoteApp("getter")
    public static class Tokens implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return tokenKey == null ? null : Token.bearer("token-of-" + tokenKey);
        }
    }

    @ApplicationScoped
    @RemoteApp("weibo hook")
    public static class WeiboHeader implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            String authorization = request.getHeaderString("Authorization");
            if (authorization != null) {
                request.getHeaders().putSingle("Authorization", authorization.replace("Bearer", "OAuth2"));
            }
        }
    }

    @Path("others")
    @RequestScoped
    public static class Others {

        @Inject
        @RemoteApp("github")
        OAuthRemote github;

        @Inject
        @RemoteApp("facebook")
        OAuthRemote facebook;

        @Inject
        @RemoteApp("weibo")
        OAuthRemote weibo;

        @Inject
        @RemoteApp("weibo hook")
        OAuthRemote hooked;

        @Inject
        @RemoteApp("getter")
        OAuthRemote getter;

        private OAuthRemote remote(String app) {
            return switch (app) {
                case "facebook" -> facebook;
                case "weibo" -> weibo;
                case "hooked" -> hooked;
                default -> github;
            };
        }

        @GET
        @Path("login")
        public Response login(@QueryParam("app") String app) {
            return remote(app).authorize("others/authorized?app=" + app);
        }

        @GET
        @Path("authorized")
        public Response authorized(@QueryParam("app") String app) {
            return remote(app)
                    .authorizedResponse()
                    .fold(
                            granted -> Response.noContent().build(),
                            denied -> Response.status(403).build());
        }

        @GET
        @Path("weibo")
        public int uid(@QueryParam("app") String app) {
            return remote(app).get("account/get_uid.json").object().getInt("uid");
        }

        @GET
        @Path("facebook")
        @Produces(MediaType.TEXT_PLAIN)
        public String facebook() {
            return facebook.get("/github/api/user").object().getString("name");
        }

        @GET
        @Path("state")
        public Response state() {
            return github.authorization()
                    .callback("others/authorized")
                    .state(() -> "salt-" + UUID.randomUUID())
                    .redirect();
        }

        @GET
        @Path("getter")
        public String getter() {
            return getter.token("work") + " " + getter.token().isPresent() + " "
                    + getter.request("user").tokenKey("work").get().status();
        }
    }

    @Test
    void tenLinesSignIn() throws Exception {
        HttpResponse<String> answer = browser.get(allow(location(browser.get("login"))));

        assertThat(location(answer)).isEqualTo(server.base() + "me");
        assertThat(browser.get("me").body()).isEqualTo("ada");
    }

    @Test
    void twitterSignsInByLazyConfigurationAndReturnsToWhereTheUserWas() throws Exception {
        HttpResponse<String> answer =
                browser.get(allow(location(browser.get("twitter/login?next=twitter%2Ftimeline"))));

        assertThat(location(answer)).isEqualTo(server.base() + "twitter/timeline");
        assertThat(answer.headers().firstValue("Flash")).contains("You were signed in as ada");
        assertThat(browser.get("twitter/timeline").body()).isEqualTo("2");
    }

    @Test
    void twitterReturnsToTheReferer() throws Exception {
        HttpResponse<String> login =
                browser.send(HttpRequest.newBuilder(server.base().resolve("twitter/login"))
                        .header("Referer", server.base() + "twitter/timeline?page=2"));

        assertThat(location(browser.get(allow(location(login))))).isEqualTo(server.base() + "twitter/timeline?page=2");
    }

    @Test
    void whoDeniesReturnsToo() throws Exception {
        HttpResponse<String> answer =
                browser.get(decide(location(browser.get("twitter/login?next=%2F%2Fevil.example")), "deny"));

        assertThat(location(answer)).isEqualTo(server.base().toString());
        assertThat(answer.headers().firstValue("Flash")).contains("You denied the request to sign in.");
    }

    @Test
    void aTweetIsSent() throws Exception {
        browser.get(allow(location(browser.get("twitter/login"))));

        assertThat(browser.method("POST", "twitter/tweet").body())
                .matches("Successfully tweeted your tweet \\(ID: #\\d+\\)");
    }

    @Test
    void facebookIsDefinedInCode() throws Exception {
        String authorize = location(browser.get("others/login?app=facebook"));

        assertThat(authorize).contains("&scope=email&");
        assertThat(browser.get(allow(authorize)).statusCode()).isEqualTo(204);
        assertThat(browser.get("others/facebook").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    void weiboNeedsSettingsAlone() throws Exception {
        browser.get(allow(location(browser.get("others/login?app=weibo"))));

        assertThat(browser.get("others/weibo?app=weibo").body()).isEqualTo("1815");
    }

    @Test
    void weiboWorksWithAHookToo() throws Exception {
        browser.get(allow(location(browser.get("others/login?app=hooked"))));

        assertThat(browser.get("others/weibo?app=hooked").body()).isEqualTo("1815");
    }

    @Test
    void aStateOfTheApplicationsOwnIsSent() throws Exception {
        assertThat(location(browser.get("others/state"))).contains("&state=salt-");
    }

    @Test
    void aTokenGetterIsGivenTheNameOfTheToken() throws Exception {
        assertThat(browser.get("others/getter").body())
                .startsWith("Optional[OAuth2Token[accessToken=****")
                .endsWith(" false 401");
    }

    private String allow(String authorizeUri) throws Exception {
        return decide(authorizeUri, "allow");
    }

    private String decide(String authorizeUri, String decision) throws Exception {
        Browser elsewhere = new Browser(URI.create(authorizeUri));
        Matcher request = Pattern.compile("name=\"request\" value=\"([^\"]+)\"")
                .matcher(elsewhere.get(authorizeUri).body());
        assertThat(request.find()).isTrue();
        return location(elsewhere.form("decision", "decision=" + decision + "&request=" + request.group(1)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }
}
