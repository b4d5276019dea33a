package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.encoded;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemotePrincipal;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever signs out, or signs in in place of somebody else, leaves nothing to the next user of the browser. In these tests that is
 * Grace, after Ada.
 */
@Tag("E-08")
class EndOfSignInTest {

    /** What is done once while a callback is answered: at the exchange of the code, when the token is saved, at the event. */
    static final Map<String, Callable<?>> MEANWHILE = new ConcurrentHashMap<>();

    private EndpointScenario scenario;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        scenario = new EndpointScenario(
                Map.ofEntries(
                        Map.entry("remora.endpoints", "true"),
                        Map.entry("remora.files.provider", "github"),
                        Map.entry("remora.files.caller", "false"),
                        Map.entry("remora.photos.provider", "github"),
                        Map.entry("remora.photos.caller", "false"),
                        Map.entry("remora.notes.provider", "github"),
                        Map.entry("remora.notes.caller", "false"),
                        Map.entry("remora.notes.token-owner", "caller"),
                        Map.entry("remora.staff.provider", "github"),
                        Map.entry("remora.staff.token-owner", "caller"),
                        Map.entry("remora.staff.final-errors", "unsupported_grant_type"),
                        Map.entry("remora.club.provider", "github"),
                        Map.entry("remora.club.final-errors", "unsupported_grant_type"),
                        Map.entry("remora.asked.provider", "github"),
                        Map.entry("remora.asked.token-owner", "caller"),
                        Map.entry("remora.plain.provider", "github"),
                        Map.entry("remora.plain.user-url", "none"),
                        Map.entry("remora.drive.provider", "github"),
                        Map.entry("remora.drive.user-url", "none"),
                        Map.entry("remora.drive.token-owner", "caller"),
                        Map.entry("remora.acme.token-owner", "caller")),
                Getter.class,
                Club.class,
                Pages.class,
                Photos.class,
                Notes.class,
                Staff.class,
                Acme.class);
        browser = scenario.browser();
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    /** Tokens in memory, by a store that can be down. */
    abstract static class Store extends InMemoryTokenStore {

        private boolean down;

        void down(boolean now) {
            down = now;
        }

        @Override
        public void save(TokenKey key, Token token) {
            meanwhile("save");
            super.save(key, token);
        }

        @Override
        public void remove(TokenKey key) {
            if (down) {
                throw new IllegalStateException("the store is down");
            }
            super.remove(key);
        }
    }

    @RemoteApp("photos")
    @ApplicationScoped
    public static class Photos extends Store {}

    @RemoteApp("notes")
    @ApplicationScoped
    public static class Notes extends Store {}

    @RemoteApp("club")
    @ApplicationScoped
    public static class Club extends Spoilt {}

    @RemoteApp("staff")
    @ApplicationScoped
    public static class Staff extends Spoilt {}

    abstract static class Spoilt extends Store {

        /** The next call is answered with 401, and the refresh refused for good. */
        void spoil() {
            for (TokenKey key : keys()) {
                Token token = find(key).orElseThrow().token();
                save(
                        key,
                        Token.bearer("spoilt")
                                .withRefreshToken("refused")
                                .withIdentity(token.identity().orElseThrow()));
            }
        }
    }

    @RemoteApp("acme")
    @ApplicationScoped
    public static class Acme extends Store {}

    @RemoteApp("staff")
    @ApplicationScoped
    public static class Exchange implements ProtocolFilter {

        @Override
        public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
            meanwhile("exchange");
            return response;
        }
    }

    @ApplicationScoped
    public static class Observer {

        void granted(@Observes @RemoteApp("github") Granted event) {
            meanwhile("event");
        }
    }

    private static void meanwhile(String when) {
        Callable<?> other = MEANWHILE.remove(when);
        try {
            if (other != null) {
                other.call();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @RemoteApp("asked")
    @ApplicationScoped
    public static class Getter implements TokenGetter {

        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @Path("pages")
    @RequestScoped
    @PermitAll
    public static class Pages {

        @Inject
        OAuth oauth;

        // names of settings that come later than the first test are not listed
        @Inject
        @RemoteApp("files")
        OAuthRemote files;

        @Inject
        @RemoteApp("photos")
        OAuthRemote photos;

        @Inject
        @RemoteApp("notes")
        OAuthRemote notes;

        @Inject
        @RemoteApp("staff")
        OAuthRemote staff;

        @Inject
        @RemoteApp("asked")
        OAuthRemote getter;

        @Inject
        @RemoteApp("drive")
        OAuthRemote drive;

        @Inject
        @RemoteApp("plain")
        OAuthRemote plain;

        @Inject
        @RemoteApp("photos")
        TokenStore photosStore;

        @Inject
        @RemoteApp("notes")
        TokenStore notesStore;

        @Inject
        @RemoteApp("acme")
        TokenStore acmeStore;

        @Inject
        @RemoteApp("club")
        OAuthRemote club;

        @Inject
        @RemoteApp("club")
        TokenStore clubStore;

        @Inject
        @RemoteApp("staff")
        TokenStore staffStore;

        /** A login of the application's own, which asks nobody. */
        @GET
        @Path("login")
        public Response login() {
            return oauth.remote("acme")
                    .authorization()
                    .callback(oauth.callbackUri("acme").toString())
                    .redirect();
        }

        @GET
        @Path("name")
        public String name(@Context SecurityContext security) {
            return security.getUserPrincipal() instanceof RemotePrincipal caller
                    ? String.valueOf(caller.identity().name())
                    : "nobody";
        }

        @GET
        @Path("token/{app}")
        public String token(@PathParam("app") String app) {
            return oauth.remote(app)
                    .token()
                    .flatMap(Token::identity)
                    .map(Identity::name)
                    .orElse("none");
        }

        @GET
        @Path("tokens/{app}")
        public int tokens(@PathParam("app") String app) {
            return oauth.remote(app).tokens().size();
        }

        @GET
        @Path("more")
        public Response more() {
            return oauth.remote("acme")
                    .authorization()
                    .scope("photos")
                    .callback(oauth.callbackUri("acme").toString())
                    .redirect();
        }

        @GET
        @Path("work")
        public Response work() {
            return plain.withTokenKey("work")
                    .authorization()
                    .callback(oauth.callbackUri("plain").toString())
                    .redirect();
        }

        @GET
        @Path("forget-work")
        public String forgetWork() {
            plain.withTokenKey("work").forget();
            return plain.tokens().size() + " " + files.tokens().size();
        }

        @GET
        @Path("register")
        public boolean register(@Context SecurityContext security) {
            Identity user = ((RemotePrincipal) security.getUserPrincipal()).identity();
            return oauth.linkedAccounts().link(user.issuer(), user.subject(), "ada-the-user");
        }

        @GET
        @Path("sid")
        public String sid() {
            return oauth.remote("acme").identity().orElseThrow().claims().getString("sid");
        }

        @GET
        @Path("down/{now}")
        public String down(@PathParam("now") boolean now) {
            ((Store) photosStore).down(now);
            ((Store) notesStore).down(now);
            return "down " + now;
        }

        @GET
        @Path("acme-down/{now}")
        public String acmeDown(@PathParam("now") boolean now) {
            ((Store) acmeStore).down(now);
            return "down " + now;
        }

        @GET
        @Path("long-name")
        public Response longName() {
            return plain.withTokenKey("k".repeat(65))
                    .authorization()
                    .callback(oauth.callbackUri("plain").toString())
                    .redirect();
        }

        @GET
        @Path("refused-on-another-thread/{app}")
        public String refused(@PathParam("app") String app) {
            ((Spoilt) (app.equals("club") ? clubStore : staffStore)).spoil();
            return oauth.remote(app)
                    .request("user")
                    .async()
                    .get()
                    .handle((answer, failure) -> failure == null ? "answered" : "refused")
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void theCallerIsNotPushedOutByOtherSignIns() throws Exception {
        scenario.signIn(browser, "acme", "ada");
        for (String app : new String[] {"files", "photos", "notes", "files", "photos", "github"}) {
            scenario.signIn(browser, app, "ada");
        }
        assertThat(page("name")).isEqualTo("Ada Lovelace");

        logout(browser, "github");

        assertThat(page("token/files")).isEqualTo("none");
        assertThat(page("token/photos")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatFailsLeavesNothingToTheNextUser(boolean signsOut) throws Exception {
        scenario.signIn(browser, "photos", "ada");
        scenario.signIn(browser, "acme", "ada");
        scenario.signIn(browser, "files", "ada");
        page("down/true");
        if (signsOut) {
            logout(browser, "acme");
        }

        scenario.signIn(browser, "acme", "grace");
        page("down/false");

        assertThat(page("name")).isEqualTo("Grace Hopper");
        assertThat(page("token/photos")).isEqualTo("none");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoComesNextNeitherGetsNorLosesATokenOfACaller(boolean down) throws Exception {
        Browser home = scenario.browser();
        scenario.signIn(home, "acme", "grace");
        scenario.signIn(home, "notes", "grace");
        scenario.signIn(browser, "notes", "ada"); // who is nobody yet
        scenario.signIn(browser, "acme", "ada");
        page("down/" + down);

        scenario.signIn(browser, "acme", "grace");
        page("down/false");

        assertThat(page("token/notes")).isEqualTo("Grace Hopper");
        assertThat(home.get("pages/token/notes").body()).isEqualTo("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "files"})
    void aCallbackThatComesLateIsNotTheNextUsers(String app) throws Exception {
        scenario.signIn(browser, "acme", "ada");
        String late = scenario.allow(browser.get("oauth/" + app + "/login"), "ada");
        logout(browser, "acme");
        scenario.signIn(browser, "acme", "grace");

        HttpResponse<String> answer = browser.get(late);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("callback_wrong_user");
        assertThat(page("name")).isEqualTo("Grace Hopper");
        assertThat(page("token/" + app)).isEqualTo("none");
    }

    @Test
    void whatNobodyBeganIsNotTheCallersWhomRemoraMadeSince() throws Exception {
        Browser home = scenario.browser();
        scenario.signIn(home, "acme", "grace");
        scenario.signIn(home, "notes", "grace");
        String late = scenario.allow(browser.get("oauth/notes/login"), "ada");
        String lateWithoutIdentity = scenario.allow(browser.get("oauth/drive/login"), "ada");
        scenario.signIn(browser, "acme", "grace");

        assertThat(browser.get(late).statusCode()).isEqualTo(400);
        assertThat(browser.get(lateWithoutIdentity).statusCode()).isEqualTo(400);

        assertThat(page("token/notes")).isEqualTo("Grace Hopper");
        assertThat(page("tokens/drive")).isEqualTo("0");
    }

    @Test
    void theTokensOfNobodyAreTheFirstCallers() throws Exception {
        scenario.signIn(browser, "notes", "ada");
        scenario.signIn(browser, "acme", "ada");

        scenario.signIn(browser, "github", "grace");

        assertThat(page("token/notes")).isEqualTo("none");
    }

    @Test
    void aSignOutCountsThoughTheStoreIsDown() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "acme", "ada");
        page("acme-down/true");

        post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");
        page("acme-down/false");

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @Test
    void whoForgetsOneOfSeveralTokensKeepsTheOthers() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "plain", "ada");
        browser.get(scenario.allow(browser.get("pages/work")));

        assertThat(page("forget-work")).isEqualTo("1 1");
    }

    @Test
    void aGetterIsAskedForNobodyAtPages() throws Exception {
        scenario.signIn(browser, "asked", "ada");

        assertThat(page("name")).isEqualTo("nobody");
    }

    @Test
    void aTokenThatDoesNotSayWhoseItIsEndsTheCaller() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "acme", "ada");

        browser.get(scenario.allow(browser.get("pages/more")));
        scenario.signIn(browser, "acme", "grace");

        assertThat(page("name")).isEqualTo("Grace Hopper");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @Test
    void aSignInThatEndedElsewhereDoesNotComeBack() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "staff", "ada");
        Browser home = scenario.browser();
        scenario.signIn(home, "staff", "ada");
        logout(home, "staff");
        assertThat(page("name")).isEqualTo("nobody");

        scenario.signIn(home, "staff", "ada");

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(page("token/staff")).isEqualTo("none");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @Test
    void aSignOutCountsThoughTheTokenIsGone() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "staff", "ada");
        Browser home = scenario.browser();
        scenario.signIn(home, "staff", "ada");
        logout(home, "staff");

        logout(browser, "staff");
        scenario.signIn(home, "staff", "ada");

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @Test
    void aSignOutCountsThoughTheCallerHasAnotherNameByNow() throws Exception {
        scenario.signIn(browser, "staff", "ada");
        assertThat(page("register")).isEqualTo("true");

        logout(browser, "staff");

        assertThat(page("name")).isEqualTo("nobody");
        scenario.signIn(browser, "staff", "ada");
        assertThat(page("name")).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "club"})
    void aRefreshThatIsRefusedOnAnotherThreadEndsIt(String app) throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, app, "ada");

        assertThat(page("refused-on-another-thread/" + app)).isEqualTo("refused");

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @Test
    void aSignInThatEndedUnseenLeavesNothingToTheNextUser() throws Exception {
        scenario.signIn(browser, "files", "ada");
        scenario.signIn(browser, "club", "ada");
        assertThat(page("refused-on-another-thread/club")).isEqualTo("refused");

        scenario.signIn(browser, "acme", "grace");

        assertThat(page("name")).isEqualTo("Grace Hopper");
        assertThat(page("token/files")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "acme", "github"})
    void ofTwoTabsBothSignIn(String app) throws Exception {
        String other = scenario.allow(browser.get("oauth/" + app + "/login"), "ada");
        scenario.signIn(browser, app, "ada");

        assertThat(browser.get(other).statusCode()).isEqualTo(303);

        assertThat(page("name")).isEqualTo("Ada Lovelace");
    }

    @Test
    void aTokenWhoseNameIsTooLongLeavesTheCaller() throws Exception {
        scenario.signIn(browser, "acme", "ada");

        browser.get(scenario.allow(browser.get("pages/long-name")));

        assertThat(page("name")).isEqualTo("Ada Lovelace");
    }

    @Test
    void whatTheUserBeforeSignedInWithIsForgotten() throws Exception {
        scenario.signIn(browser, "acme", "ada");
        scenario.signIn(browser, "staff", "ada");
        logout(browser, "staff");

        scenario.signIn(browser, "files", "grace");
        scenario.signIn(browser, "acme", "grace");

        assertThat(page("token/files")).isEqualTo("Grace Hopper");
    }

    @Test
    @Tag("F-20")
    void aSessionThatTheProviderEndedIsOverThoughItsCallerHasAnotherOne() throws Exception {
        scenario.signIn(browser, "acme", "ada");
        String session = page("sid");
        Browser home = scenario.browser();
        scenario.signIn(home, "acme", "ada");

        assertThat(scenario.browser()
                        .get("oauth/acme/frontchannel-logout?iss="
                                + encoded(scenario.provider().uri() + "/acme") + "&sid=" + session)
                        .statusCode())
                .isEqualTo(200);

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(home.get("pages/name").body()).isEqualTo("Ada Lovelace");
    }

    /** The server finds no session for such a sign-out. */
    @ParameterizedTest
    @CsvSource({"acme, acme", "github, github", "acme, github", "github, acme"})
    void aSignOutThatIsOnItsWayWhenTheSessionGetsAnotherIdCounts(String app, String signedIn) throws Exception {
        scenario.signIn(browser, signedIn, "ada");
        scenario.signIn(browser, "files", "ada");
        String callback = scenario.allow(browser.get("oauth/" + app + "/login"), "ada");
        MEANWHILE.put(app.equals("acme") ? "save" : "event", () -> logout(browser, signedIn));

        browser.get(callback);

        assertThat(page("name")).isEqualTo("nobody");
        assertThat(page("token/files")).isEqualTo("none");
    }

    /** The provider may say that it is anybody whom it knows, and sign in as that user itself. */
    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aSignInThatAnotherSiteBeginsMakesNoTokenItsCallers(String site) throws Exception {
        scenario.signIn(browser, "notes", "ada"); // who is nobody yet
        HttpResponse<String> begun =
                browser.send(HttpRequest.newBuilder(browser.uri("pages/login")).header("Sec-Fetch-Site", site));
        browser.get(scenario.allow(begun, "grace"));

        assertThat(page("token/notes")).isEqualTo("none");

        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme", "grace");
        assertThat(elsewhere.get("pages/token/notes").body()).isEqualTo("none");
    }

    /** Whoever links to it signs in as that user ever after. */
    @Test
    @Tag("A-10")
    void nobodyLinksToACallerOfAnotherSitesMaking() throws Exception {
        HttpResponse<String> begun =
                browser.send(HttpRequest.newBuilder(browser.uri("pages/login")).header("Sec-Fetch-Site", "cross-site"));
        browser.get(scenario.allow(begun, "grace"));
        assertThat(page("name")).isEqualTo("Grace Hopper");

        HttpResponse<String> answer = post(browser, "oauth/github/login", "link=true", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("caller_missing");
        scenario.signIn(browser, "acme", "grace");
        assertThat(post(browser, "oauth/github/login", "link=true", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    private static HttpResponse<String> logout(Browser of, String app) throws Exception {
        HttpResponse<String> answer = post(of, "oauth/" + app + "/logout", "", "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer;
    }

    private String page(String path) throws Exception {
        return browser.get("pages/" + path).body();
    }
}
