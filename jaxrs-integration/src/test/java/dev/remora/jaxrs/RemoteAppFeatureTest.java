package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Feature;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that the application builds itself. */
class RemoteAppFeatureTest {

    private static final List<String> KEYS = List.of(
            "remora.signed.base-url",
            "remora.signed.token-url",
            "remora.signed.authorize-url",
            "remora.signed.client-id");

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Api.class, Calls.class);
        KEYS.forEach(key -> System.setProperty(key, key.endsWith("url") ? server.base() + "api/" : "key"));
    }

    @AfterAll
    static void stop() {
        server.close();
        KEYS.forEach(System::clearProperty);
    }

    /** What MicroProfile REST Client's annotations can name. */
    public static class Signing extends RemoteAppFeature {
        public Signing() {
            super("signed");
        }
    }

    /** The remote side: says what it was sent. */
    @Path("api")
    @RequestScoped
    public static class Api {
        @GET
        public String authorization(@HeaderParam("Authorization") @Nullable String authorization) {
            return String.valueOf(authorization);
        }
    }

    @Path("calls")
    @RequestScoped
    public static class Calls {

        @Inject
        @RemoteApp("signed")
        OAuthRemote remote;

        @GET
        @Path("token")
        public String withToken(@QueryParam("to") URI target) {
            return call(RemoteAppFeature.of(remote.withToken(Token.bearer("t1"))), target);
        }

        @GET
        @Path("filters")
        public String afterOtherFilters(@QueryParam("to") URI target) {
            ClientRequestFilter elsewhere = request -> request.setUri(URI.create("http://elsewhere.example/"));
            Feature both = context -> {
                context.register(RemoteAppFeature.of(remote.withToken(Token.bearer("t1"))));
                context.register(elsewhere);
                return true;
            };
            return call(both, target);
        }

        @GET
        @Path("name")
        public String byName(@QueryParam("to") URI target) {
            return call(new Signing(), target);
        }

        private static String call(Feature feature, URI target) {
            try (Client client = ClientBuilder.newBuilder().register(feature).build()) {
                return client.target(target).request().get(String.class);
            } catch (ProcessingException e) {
                return String.valueOf(e.getCause());
            }
        }
    }

    @Test
    void aGivenTokenIsSent() throws Exception {
        assertThat(call("token", server.base() + "api")).isEqualTo("Bearer t1");
    }

    @Test
    void otherOriginsGetNothing() throws Exception {
        assertThat(call("token", "http://elsewhere.example/"))
                .startsWith(RequestRefusedException.class.getName())
                .contains("remote app 'signed'")
                .doesNotContain("t1");
    }

    @Test
    void whatFiltersOfTheApplicationMakeOfARequestIsLookedAt() throws Exception {
        assertThat(call("filters", server.base() + "api")).startsWith(RequestRefusedException.class.getName());
    }

    @Test
    void withoutATokenTheCallFails() throws Exception {
        assertThat(call("name", server.base() + "api")).startsWith(AuthorizationRequiredException.class.getName());
    }

    private static String call(String path, String target) throws Exception {
        return new Browser(server.base()).get("calls/" + path + "?to=" + target).body();
    }
}
