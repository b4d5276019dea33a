package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jersey on the JDK's own HTTP server; the servlet API is not on the class path of this run. */
@Tag("without-servlets")
class WithoutServletsTest {

    private static SeContainer container;
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        container = SeContainerInitializer.newInstance().initialize();
        server = TestServer.with(Echo.class, OwnMapper.class);
        browser = new Browser(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        container.close();
    }

    @Path("without-servlets")
    @RequestScoped
    public static class Echo {

        @Inject
        CurrentRequest current;

        @GET
        public String get() {
            return current.method() + " " + current.uri() + " " + current.baseUri() + " " + current.query();
        }

        @GET
        @Path("method")
        public Response method() {
            return Response.ok("seen").header("Seen", current.method()).build();
        }

        @POST
        @Path("form-param")
        public String formParam(@FormParam("code") String code) {
            return code + " " + current.form();
        }

        @POST
        @Path("map")
        public String map(MultivaluedMap<String, String> form) {
            return form + " " + current.form();
        }

        @POST
        @Path("session")
        public String session() {
            current.session().changeId();
            current.session().remove("a");
            String read = current.session().id() + " " + current.session().get("a") + " ";
            try {
                current.session().set("a", "1");
                return read + "written";
            } catch (IllegalStateException e) {
                return read + e.getMessage();
            }
        }

        @GET
        @Path("authorization-required")
        public String authorizationRequired() {
            throw new AuthorizationRequiredException(ErrorCode.AUTHORIZATION_REQUIRED, "my bank", "", null);
        }
    }

    @Provider
    public static class OwnMapper implements ExceptionMapper<AuthorizationRequiredException> {
        @Override
        public Response toResponse(AuthorizationRequiredException exception) {
            return Response.status(418).entity("own: " + exception.remoteApp()).build();
        }
    }

    @Test
    void thereAreNoServlets() {
        assertThatThrownBy(() -> Class.forName("jakarta.servlet.http.HttpServletRequest"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aGetIsSeenAsTheServerSeesIt() throws Exception {
        assertThat(browser.get("without-servlets?code=a%20b&x").body())
                .isEqualTo("GET " + server.base() + "without-servlets?code=a%20b&x " + server.base()
                        + " {code=[a b], x=[]}");
    }

    /** Jersey runs the method for GET, and says from then on that it is one. */
    @Test
    void aHeadIsNotTakenForAGet() throws Exception {
        assertThat(browser.method("HEAD", "without-servlets/method").headers().firstValue("Seen"))
                .contains("HEAD");
        assertThat(browser.get("without-servlets/method").headers().firstValue("Seen"))
                .contains("GET");
    }

    @Test
    void answersToCallbacksAreNotCached() throws Exception {
        HttpResponse<String> answer = browser.get("without-servlets?code=a%20b&x");

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aFormServesFormParametersToo() throws Exception {
        assertThat(browser.form("without-servlets/form-param", "code=a+b&state=1")
                        .body())
                .isEqualTo("a b {code=[a b], state=[1]}");
    }

    @Test
    void aFormServesAMapToo() throws Exception {
        assertThat(browser.form("without-servlets/map", "code=a+b&state=1").body())
                .isEqualTo("{code=[a b], state=[1]} {code=[a b], state=[1]}");
    }

    @Test
    void whatNeedsASessionSaysThatThereIsNone() throws Exception {
        assertThat(browser.form("without-servlets/session", "").body())
                .isEqualTo(
                        "Optional.empty Optional.empty REMORA-00802: a sign-in needs a browser session, and this server has"
                                + " none: it does not run JAX-RS on servlets (no HttpServletRequest). Leave"
                                + " remora.session-store=http out, so that encrypted cookies take its place");
    }

    @Test
    void mappersOfTheApplicationComeFirst() throws Exception {
        assertThat(browser.get("without-servlets/authorization-required").body())
                .isEqualTo("own: my bank");
    }
}
