package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Interfaces of MicroProfile REST Client that name their remote app. */
class RemoteAppListenerTest {

    private static final String INJECTED_URL = Injected.class.getName() + "/mp-rest/url";
    private static final List<String> NAMES = List.of("listened", "unsigned");

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty(INJECTED_URL, "http://set.later.invalid/");
        server = TestServer.with(Api.class, Calls.class);
        System.setProperty(INJECTED_URL, server.base() + "listened");
        NAMES.forEach(name -> System.setProperty("remora." + name + ".base-url", server.base() + "listened/"));
    }

    @AfterAll
    static void stop() {
        server.close();
        System.clearProperty(INJECTED_URL);
        NAMES.forEach(name -> System.clearProperty("remora." + name + ".base-url"));
    }

    /** The remote side: says what it was sent. */
    @Path("listened")
    @RequestScoped
    public static class Api {
        @GET
        public String authorization(@HeaderParam("Authorization") @Nullable String authorization) {
            return String.valueOf(authorization);
        }
    }

    /** What the remote side looks like from here. */
    public interface Plain {
        @GET
        String authorization();
    }

    @RegisterRestClient
    @RemoteApp("listened")
    public interface Injected extends Plain {
        @Override
        @GET
        String authorization();
    }

    @RemoteApp("unsigned")
    public interface WithoutToken extends Plain {
        @Override
        @GET
        String authorization();
    }

    @RemoteAppDefinition(name = "listened", consumerKey = "key")
    @RemoteAppDefinition(name = "unsigned", consumerKey = "key")
    @RemoteApp("listened")
    @ApplicationScoped
    public static class Getter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return Token.bearer("t1");
        }
    }

    @Path("listening")
    @RequestScoped
    public static class Calls {

        @Inject
        @RestClient
        Instance<Injected> injected; // the runs without MicroProfile REST Client discover this class too

        @GET
        @Path("injected")
        public String injected() {
            return call(injected.get());
        }

        @GET
        @Path("built")
        public String built(@QueryParam("to") URI target) {
            return call(built(Injected.class, target));
        }

        @GET
        @Path("without-token")
        public String withoutToken(@QueryParam("to") URI target) {
            return call(built(WithoutToken.class, target));
        }

        @GET
        @Path("plain")
        public String plain(@QueryParam("to") URI target) {
            return call(built(Plain.class, target));
        }

        private static <T> T built(Class<T> type, URI target) {
            return RestClientBuilder.newBuilder().baseUri(target).build(type);
        }

        private static String call(Plain remote) {
            try {
                return remote.authorization();
            } catch (ProcessingException e) {
                return String.valueOf(e.getCause());
            }
        }
    }

    @Test
    void anInjectedClientSigns() throws Exception {
        assertThat(call("injected", "")).isEqualTo("Bearer t1");
    }

    @Test
    void aClientThatIsBuiltSigns() throws Exception {
        assertThat(call("built", server.base() + "listened")).isEqualTo("Bearer t1");
    }

    @Test
    void otherOriginsGetNothing() throws Exception {
        assertThat(call("built", "http://elsewhere.invalid/"))
                .startsWith(RequestRefusedException.class.getName())
                .contains("remote app 'listened'")
                .doesNotContain("t1");
    }

    @Test
    void withoutATokenTheCallFails() throws Exception {
        assertThat(call("without-token", server.base() + "listened"))
                .startsWith(AuthorizationRequiredException.class.getName());
    }

    @Test
    void anInterfaceWithoutARemoteAppIsNotSigned() throws Exception {
        assertThat(call("plain", server.base() + "listened")).isEqualTo("null");
    }

    private static String call(String path, String target) throws Exception {
        return new Browser(server.base())
                .get("listening/" + path + "?to=" + target)
                .body();
    }
}
