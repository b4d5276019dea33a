package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where clients of MicroProfile REST Client send their requests to: an explicit URL, else that of the remote app. */
class RestClientBaseUriTest {

    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Api.class, Calls.class);
        SETTINGS.put("remora.addressed.base-url", server.base() + "addressed/settings");
        SETTINGS.put(ByName.class.getName() + "/mp-rest/url", server.base() + "addressed/name");
        SETTINGS.put("by-key/mp-rest/uri", server.base() + "addressed/key");
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        server.close();
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    /** The remote side: says which of its addresses was called, and what it was sent. */
    @Path("addressed/{place}")
    @RequestScoped
    public static class Api {
        @GET
        public String called(
                @PathParam("place") String place, @HeaderParam("Authorization") @Nullable String authorization) {
            return place + " " + authorization;
        }
    }

    /** What the remote side looks like from here. */
    public interface Remote {
        @GET
        String call();
    }

    @RegisterRestClient
    @RemoteApp("addressed")
    public interface Unaddressed extends Remote {
        @Override
        @GET
        String call();
    }

    @RegisterRestClient
    @RemoteApp("addressed")
    public interface ByName extends Remote {
        @Override
        @GET
        String call();
    }

    @RegisterRestClient(configKey = "by-key")
    @RemoteApp("addressed")
    public interface ByKey extends Remote {
        @Override
        @GET
        String call();
    }

    @RegisterRestClient(baseUri = "http://annotated.invalid/")
    @RemoteApp("addressed")
    public interface ByAnnotation extends Remote {
        @Override
        @GET
        String call();
    }

    @RemoteApp("nowhere")
    public interface Nowhere extends Remote {
        @Override
        @GET
        String call();
    }

    @RemoteAppDefinition(name = "addressed", consumerKey = "key")
    @RemoteAppDefinition(name = "nowhere", consumerKey = "key")
    @RemoteApp("addressed")
    @ApplicationScoped
    public static class Getter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return Token.bearer("t1");
        }
    }

    @Path("addressing")
    @RequestScoped
    public static class Calls {

        // instances, since the runs without MicroProfile REST Client discover this class too
        @Inject
        @RestClient
        Instance<Unaddressed> unaddressed;

        @Inject
        @RestClient
        Instance<ByName> byName;

        @Inject
        @RestClient
        Instance<ByKey> byKey;

        @Inject
        @RestClient
        Instance<ByAnnotation> byAnnotation;

        @GET
        @Path("injected/{by}")
        public String injected(@PathParam("by") String by) {
            return call(
                    switch (by) {
                        case "name" -> byName.get();
                        case "key" -> byKey.get();
                        case "annotation" -> byAnnotation.get();
                        default -> unaddressed.get();
                    });
        }

        @GET
        @Path("built")
        public String built() {
            return call(RestClientBuilder.newBuilder().build(Unaddressed.class));
        }

        @GET
        @Path("built-for")
        public String builtFor(@QueryParam("to") URI target) {
            return call(RestClientBuilder.newBuilder().baseUri(target).build(Unaddressed.class));
        }

        @GET
        @Path("built-again")
        public String builtAgain(@QueryParam("to") URI target) {
            RestClientBuilder builder = RestClientBuilder.newBuilder();
            String first = call(builder.build(Unaddressed.class));
            return first + ", " + call(builder.baseUri(target).build(Unaddressed.class));
        }

        @GET
        @Path("nowhere")
        public String nowhere() {
            try {
                return call(RestClientBuilder.newBuilder().build(Nowhere.class));
            } catch (SettingsException e) {
                return String.valueOf(e.getMessage());
            }
        }

        @GET
        @Path("plain")
        public String plain() {
            try {
                return call(RestClientBuilder.newBuilder().build(Remote.class));
            } catch (IllegalStateException e) {
                return "refused";
            }
        }

        private static String call(Remote remote) {
            try {
                return remote.call();
            } catch (ProcessingException e) {
                return String.valueOf(e.getCause());
            }
        }
    }

    @Test
    void aClientWithoutUrlCallsTheRemoteApp() throws Exception {
        assertThat(answer("injected/nothing")).isEqualTo("settings Bearer t1");
        assertThat(answer("built")).isEqualTo("settings Bearer t1");
    }

    @Test
    void aConfiguredUrlWins() throws Exception {
        assertThat(answer("injected/name")).isEqualTo("name Bearer t1");
        assertThat(answer("injected/key")).isEqualTo("key Bearer t1");
    }

    @Test
    void theUrlOfTheAnnotationWins() throws Exception {
        assertThat(answer("injected/annotation"))
                .contains("http://annotated.invalid")
                .contains("'addressed'");
    }

    @Test
    void theUrlOfTheBuilderWins() throws Exception {
        assertThat(answer("built-for?to=" + server.base() + "addressed/builder"))
                .isEqualTo("builder Bearer t1");
    }

    @Test
    void theUrlOfTheBuilderWinsLaterToo() throws Exception {
        assertThat(answer("built-again?to=" + server.base() + "addressed/builder"))
                .isEqualTo("settings Bearer t1, builder Bearer t1");
    }

    @Test
    void anAppWithoutBaseUrlSaysSo() throws Exception {
        assertThat(answer("nowhere")).contains("remote app 'nowhere'").contains("base-url");
    }

    @Test
    void anInterfaceWithoutARemoteAppNeedsAnUrlAsEver() throws Exception {
        assertThat(answer("plain")).isEqualTo("refused");
    }

    private static String answer(String path) throws Exception {
        return new Browser(server.base()).get("addressing/" + path).body();
    }
}
