package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.samples.provider.StandInProvider;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins all the way through: a browser, an application whose classes are listed by hand, and a provider. */
class SignInTest {

    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    private static StandInProvider provider;
    private static TestServer server;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        provider = StandInProvider.start(0);
        configure("twitter", "/twitter/1.1/", "/twitter/oauth/authenticate", "/twitter/oauth/access_token");
        CONFIGURATION.put("remora.twitter.request-token-url", provider.uri() + "/twitter/oauth/request_token");
        for (String app : new String[] {"github", "posting"}) {
            configure(app, "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        }
        CONFIGURATION.put("remora.posting.authorize-params", "response_mode=form_post");
        CONFIGURATION.forEach(System::setProperty);
        server = TestServer.with(Accounts.class);
    }

    private static void configure(String app, String base, String authorize, String token) {
        String prefix = "remora." + app + ".";
        CONFIGURATION.put(prefix + "base-url", provider.uri() + base);
        CONFIGURATION.put(prefix + "authorize-url", provider.uri() + authorize);
        CONFIGURATION.put(prefix + "token-url", provider.uri() + token);
        CONFIGURATION.put(prefix + "client-id", "sample-key");
        CONFIGURATION.put(prefix + "client-secret", "sample-secret");
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

    @Path("{app}")
    @RequestScoped
    public static class Accounts {

        @Inject
        @RemoteApp("github")
        OAuthRemote github;

        @Inject
        @RemoteApp("posting")
        OAuthRemote posting;

        @Inject
        @RemoteApp("twitter")
        OAuthRemote twitter;

        @Inject
        HttpSession session;

        private OAuthRemote remote(String app) {
            return switch (app) {
                case "github" -> github;
                case "posting" -> posting;
                default -> twitter;
            };
        }

        @GET
        @Path("login")
        public Response login(@PathParam("app") String app) {
            return remote(app).authorize(app + "/authorized");
        }

        @GET
        @Path("authorized")
        public Response authorized(@PathParam("app") String app) {
            return answer(app, remote(app).authorizedResponse());
        }

        @POST
        @Path("authorized")
        public Response posted(@PathParam("app") String app, @FormParam("state") String state) {
            assertThat(state).isNotEmpty();
            return answer(app, remote(app).authorizedResponse());
        }

        @POST
        @Path("authorized-without-form-parameters")
        public Response posted(@PathParam("app") String app) {
            return answer(app, remote(app).authorizedResponse());
        }

        private Response answer(String app, AuthorizationResult result) {
            return result.fold(
                    granted -> Response.seeOther(URI.create(app + "/me")).build(),
                    denied -> Response.status(403)
                            .entity(denied.byUser() ? "You denied the request to sign in." : "Signing in failed.")
                            .build());
        }

        @GET
        @Path("me")
        public String me(@PathParam("app") String app) {
            String path = app.equals("twitter") ? "account/verify_credentials.json" : "user";
            return remote(app).get(path).object().getString("name");
        }

        @GET
        @Path("me-by-own-client")
        public String meByOwnClient(@PathParam("app") String app) {
            try (Client client = ClientBuilder.newBuilder()
                    .register(RemoteAppFeature.of(app))
                    .build()) {
                return client.target(provider.uri().resolve("/github/api/user"))
                        .request()
                        .get(JsonObject.class)
                        .getString("name");
            }
        }

        @POST
        @Path("logout")
        public void logout(@PathParam("app") String app) {
            remote(app).forget();
        }

        @POST
        @Path("note")
        public String note() {
            session.setAttribute("note", "kept");
            return session.getId();
        }

        @GET
        @Path("note")
        public String noted() {
            return session.getId() + " " + session.getAttribute("note");
        }

        @POST
        @Path("invalidate")
        public void invalidate() {
            session.invalidate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    void aUserSignsInAndIsKnown(String app) throws Exception {
        HttpResponse<String> answer = browser.get(allow(location(browser.get(app + "/login"))));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(server.base() + app + "/me");
        assertThat(browser.get(app + "/me").body()).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("B-03")
    void aUserWhoReloadsTheCallbackComesToWhereTheSignInWantedToGo(String app) throws Exception {
        String callback = allow(location(browser.get(app + "/login")));
        browser.get(callback);
        int before = provider.tokenRequests();

        HttpResponse<String> answer = browser.get(callback);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(server.base().resolve(location(answer))).isEqualTo(server.base());
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(new Browser(server.base()).get(callback).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("B-04")
    @Tag("B-18")
    void aCallbackThatWasSentTwiceComesThereTooWithTheOldIdWhichIsGoodForNothingElse(String app) throws Exception {
        String callback = allow(location(browser.get(app + "/login")));
        String oldCookie = String.join("; ", browser.cookies());
        browser.get(callback);
        int before = provider.tokenRequests();
        Browser late = new Browser(server.base());

        HttpResponse<String> answer =
                late.send(HttpRequest.newBuilder(URI.create(callback)).header("Cookie", oldCookie));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(server.base().resolve(location(answer))).isEqualTo(server.base());
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(late.send(HttpRequest.newBuilder(late.uri(app + "/me")).header("Cookie", oldCookie))
                        .statusCode())
                .isEqualTo(401);
        assertThat(late.get(callback).statusCode()).isEqualTo(400);
    }

    @Test
    void aReloadAfterSigningOutIsNotToldOfTheSignIn() throws Exception {
        String callback = allow(location(browser.get("github/login")));
        browser.get(callback);
        browser.method("POST", "github/logout");

        HttpResponse<String> answer = browser.get(callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("You could not be signed in (state_replayed). Please start again.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    void aUserDenies(String app) throws Exception {
        HttpResponse<String> answer = browser.get(decide(location(browser.get(app + "/login")), "deny"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("You denied the request to sign in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("A-13")
    void nothingOfASignInIsCachedOrNamedToOtherSites(String app) throws Exception {
        HttpResponse<String> login = browser.get(app + "/login");
        HttpResponse<String> callback = browser.get(allow(location(login)));
        HttpResponse<String> denied = browser.get(decide(location(browser.get(app + "/login")), "deny"));
        HttpResponse<String> rejected = browser.get(app + "/authorized?code=c&state=s");

        for (HttpResponse<String> answer : List.of(login, callback, denied, rejected)) {
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        }
        assertThat(location(callback)).doesNotContain("?");
        assertThat(browser.get(app + "/note").headers().map()).doesNotContainKey("Cache-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("B-18")
    void aSignInGivesTheSessionANewIdAndKeepsItsAttributes(String app) throws Exception {
        String before = browser.method("POST", app + "/note").body();

        browser.get(allow(location(browser.get(app + "/login"))));

        String after = browser.get(app + "/note").body();
        assertThat(after).endsWith(" kept").doesNotContain(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("A-12")
    void severalTabsSignInAtOnceInAnyOrder(String app) throws Exception {
        String first = location(browser.get(app + "/login"));
        String second = location(browser.get(app + "/login"));
        String third = location(browser.get(app + "/login"));

        assertThat(browser.get(allow(second)).statusCode()).isEqualTo(303);
        assertThat(browser.get(allow(third)).statusCode()).isEqualTo(303);
        assertThat(browser.get(allow(first)).statusCode()).isEqualTo(303);
    }

    @Test
    @Tag("B-16")
    @Tag("C1")
    void aPostedCallbackIsReadThoughTheApplicationReadsItToo() throws Exception {
        HttpResponse<String> answer =
                browser.form("posting/authorized", formOf(decideFor(location(browser.get("posting/login")), "allow")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.get("posting/me").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    @Tag("B-16")
    void aCallbackToBePostedIsNotTakenFromAQuery() throws Exception {
        String form = formOf(decideFor(location(browser.get("posting/login")), "allow"));
        int before = provider.tokenRequests();

        assertThat(browser.get("posting/authorized?" + form).statusCode()).isEqualTo(400);
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(browser.form("posting/authorized", form).statusCode()).isEqualTo(303);
    }

    @Test
    @Tag("B-16")
    void aPostedCallbackWithoutItsCookieIsPostedAgainByAPageOfTheApplication() throws Exception {
        String form = formOf(decideFor(location(browser.get("posting/login")), "allow"));
        int before = provider.tokenRequests();

        HttpResponse<String> page = new Browser(server.base()).form("posting/authorized", form);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(browser.form("posting/authorized", formOf(page) + "&remora-posted-again=1")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("posting/me").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    @Tag("B-16")
    void aPostedCallbackWithoutASessionStartsNone() throws Exception {
        String form = formOf(decideFor(location(browser.get("posting/login")), "allow"));
        int before = provider.tokenRequests();

        HttpResponse<String> answer =
                new Browser(server.base()).form("posting/authorized", form + "&remora-posted-again=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("You could not be signed in (session_missing). ");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(browser.form("posting/authorized", form).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("B-17")
    void aHeadRequestConsumesNoCallback(String app) throws Exception {
        String callback = allow(location(browser.get(app + "/login")));
        int before = provider.tokenRequests();

        assertThat(browser.method("HEAD", callback).statusCode()).isEqualTo(400);
        assertThat(provider.tokenRequests()).isEqualTo(before);
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    @Test
    @Tag("B-17")
    void otherMethodsAreNotAllowed() throws Exception {
        String callback = allow(location(browser.get("github/login")));

        assertThat(browser.method("PUT", callback).statusCode()).isEqualTo(405);
        assertThat(browser.method("OPTIONS", callback).statusCode()).isEqualTo(200);
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    @Tag("S-07")
    void aSessionThatEndedMeanwhileLetsTheUserStartAgain(String app) throws Exception {
        String callback = allow(location(browser.get(app + "/login")));
        browser.method("POST", app + "/invalidate");

        HttpResponse<String> answer = browser.get(callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("You could not be signed in (session_missing). ")
                .endsWith(" and sign in again.\n");
        assertThat(browser.get(allow(location(browser.get(app + "/login")))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aMalformedCallbackIsRejectedAndTheNextOneWorks() throws Exception {
        String callback = allow(location(browser.get("github/login")));

        HttpResponse<String> answer =
                browser.form("github/authorized-without-form-parameters", "state=%zz&code=secret");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("You could not be signed in (response_invalid). Please start again.\n");
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    @Test
    void aCallbackOfManyBytesIsRejectedAndTheNextOneWorks() throws Exception {
        String callback = allow(location(browser.get("github/login")));

        HttpResponse<String> answer = browser.form("github/authorized", "state=s&code=" + "x".repeat(2_000_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("You could not be signed in (response_invalid). Please start again.\n");
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    @Test
    @Tag("A-02")
    void forwardedHeadersSayNothingAboutTheCallback() throws Exception {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(server.base().resolve("github/login"))
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "host=evil.example;proto=https"));

        assertThat(location(answer))
                .contains("redirect_uri=" + encoded(server.base() + "github/authorized"))
                .doesNotContain("evil");
    }

    @Test
    void aClientOfTheApplicationsOwnIsSigned() throws Exception {
        browser.get(allow(location(browser.get("github/login"))));

        assertThat(browser.get("github/me-by-own-client").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    void whoHasNotSignedInIsToldWhere() throws Exception {
        HttpResponse<String> answer = browser.get("github/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("You have to sign in with github first.\n");
    }

    /** What a user does at the provider; answers the callback. */
    private String allow(String authorizeUri) throws Exception {
        return decide(authorizeUri, "allow");
    }

    private String decide(String authorizeUri, String decision) throws Exception {
        return location(decideFor(authorizeUri, decision));
    }

    private HttpResponse<String> decideFor(String authorizeUri, String decision) throws Exception {
        Browser elsewhere = new Browser(URI.create(authorizeUri));
        String request = find(
                "name=\"request\" value=\"([^\"]+)\"",
                elsewhere.get(authorizeUri).body());
        return elsewhere.form("decision", "decision=" + decision + "&request=" + request);
    }

    private static String formOf(HttpResponse<String> page) {
        return "code=" + find("name=\"code\" value=\"([^\"]+)\"", page.body()) + "&state="
                + find("name=\"state\" value=\"([^\"]+)\"", page.body());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    private static String encoded(String text) {
        return text.replace(":", "%3A").replace("/", "%2F");
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
