package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequest;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.RemoteApp;
import dev.remora.SignOut;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Things in the making that one request made, used by a thread that answers another one. */
@Tag("E-08")
class MadeInRequestTest {

    private static final String OTHER =
            "REMORA-00389: remote app '%s': %s was made in another request than the one that"
                    + " this thread is answering; call %s in each request";
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    private static TestServer server;
    private Browser alice;
    private Browser bob;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Accounts.class);
        for (String key : List.of("base-url", "token-url", "authorize-url", "client-id")) {
            CONFIGURATION.put("remora.made." + key, server.base() + "token");
            CONFIGURATION.put("remora.given." + key, server.base() + "token");
        }
        CONFIGURATION.put("remora.made.callback", "authorized");
        CONFIGURATION.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        server.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void twoBrowsersSignIn() throws Exception {
        alice = signedIn("alice");
        bob = signedIn("bob");
    }

    /** Outlives requests, as a listener of an application does. */
    @ApplicationScoped
    public static class Listener {
        private volatile Map<String, Supplier<Object>> made = Map.of();

        void make(OAuthRemote remote, OAuthRemote given) {
            String echo = server.base() + "echo";
            SignOut signOut = remote.signOut();
            AuthorizationRequest authorization = remote.authorization().state("known to alice");
            SignOut ofToken = remote.withToken(Token.bearer("somebody's")).signOut();
            OAuthRequest call = remote.request(echo);
            OAuthRequest ofGetter = given.request(echo);
            made = Map.of(
                    "sign-out", signOut::uri,
                    "sign-out-of-token", ofToken::uri,
                    "authorization", authorization::uri,
                    "named", () -> call.tokenKey("work").get().text(),
                    "given", () -> ofGetter.get().text());
        }

        String use(String name) {
            try {
                return Objects.requireNonNull(made.get(name)).get().toString();
            } catch (OAuthException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    /** An application that keeps tokens itself, by the user of the current request. */
    @ApplicationScoped
    @RemoteApp("given")
    public static class OwnTokens implements TokenGetter {

        @Inject
        CurrentRequest current;

        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return Token.bearer("own-of-" + current.session().get("who").orElseThrow());
        }
    }

    @Path("/")
    @RequestScoped
    public static class Accounts {

        @Inject
        CurrentRequest current;

        @Inject
        Listener listener;

        @Inject
        @RemoteApp("made")
        OAuthRemote remote;

        @Inject
        @RemoteApp("given")
        OAuthRemote given;

        @GET
        @Path("login/{name}")
        public Response login(@PathParam("name") String name) {
            return remote.authorization().tokenKey(name).redirect();
        }

        @GET
        @Path("authorized")
        public String authorized() {
            String of = remote.authorizedResponse()
                    .granted()
                    .orElseThrow()
                    .parameters()
                    .getOrDefault("of", "");
            current.session().set("who", of);
            return of;
        }

        @POST
        @Path("token")
        @Produces("application/json")
        public String token(@FormParam("code") String code) {
            return "{\"access_token\":\"token-of-" + code + "\",\"token_type\":\"Bearer\",\"of\":\"" + code + "\"}";
        }

        @GET
        @Path("echo")
        public String echo(@HeaderParam("Authorization") String authorization) {
            return authorization;
        }

        @GET
        @Path("make")
        public String make() {
            listener.make(remote.withTokenKey("work"), given);
            return "made";
        }

        @GET
        @Path("make-and-use/{name}")
        public String makeAndUse(@PathParam("name") String name) {
            make();
            return use(name);
        }

        @GET
        @Path("use/{name}")
        public String use(@PathParam("name") String name) {
            return listener.use(name);
        }

        @GET
        @Path("token-now")
        public String tokenNow() {
            return remote.token("work")
                    .map(token -> ((OAuth2Token) token).accessToken())
                    .orElse("none");
        }
    }

    @Test
    void aSignOutSignsNobodyElseOut() throws Exception {
        alice.get("make");

        assertThat(bob.get("use/sign-out").body()).isEqualTo(OTHER.formatted("made", "this signing out", "signOut()"));
        assertThat(bob.get("token-now").body()).isEqualTo("token-of-bob");
        assertThat(alice.get("token-now").body()).isEqualTo("token-of-alice");
    }

    @Test
    void anAuthorizationRequestIsNotBegunInAnotherBrowser() throws Exception {
        alice.get("make");

        assertThat(bob.get("use/authorization").body())
                .isEqualTo(OTHER.formatted("made", "this authorization request", "authorization()"));
    }

    @Test
    void aCallGetsNoOtherUsersTokenByItsName() throws Exception {
        alice.get("make");

        assertThat(bob.get("use/named").body()).isEqualTo(OTHER.formatted("made", "this call", "request(..)"));
    }

    @Test
    void aCallGetsNoOtherUsersTokenFromAGetter() throws Exception {
        alice.get("make");

        assertThat(bob.get("use/given").body()).isEqualTo(OTHER.formatted("given", "this call", "request(..)"));
    }

    @Test
    void aSignOutOfAGivenTokenIsBoundToNoRequest() throws Exception {
        alice.get("make");

        assertThat(bob.get("use/sign-out-of-token").body())
                .isEqualTo(server.base().toString());
        assertThat(bob.get("token-now").body()).isEqualTo("token-of-bob");
    }

    @Test
    void inTheirOwnRequestTheyWork() throws Exception {
        assertThat(alice.get("make-and-use/authorization").body())
                .startsWith(server.base() + "token?")
                .contains("known");
        assertThat(alice.get("make-and-use/named").body()).isEqualTo("Bearer token-of-alice");
        assertThat(alice.get("make-and-use/given").body()).isEqualTo("Bearer own-of-alice");
        assertThat(alice.get("make-and-use/sign-out").body())
                .isEqualTo(server.base().toString());
        assertThat(alice.get("token-now").body()).isEqualTo("none");
        assertThat(bob.get("token-now").body()).isEqualTo("token-of-bob");
    }

    private static Browser signedIn(String code) throws Exception {
        Browser browser = new Browser(server.base());
        URI location = URI.create(
                browser.get("login/work").headers().firstValue("Location").orElseThrow());
        String state = location.getRawQuery().replaceAll(".*(?:^|&)state=([^&]*).*", "$1");
        assertThat(browser.get("authorized?code=" + code + "&state=" + state).body())
                .isEqualTo(code);
        return browser;
    }
}
