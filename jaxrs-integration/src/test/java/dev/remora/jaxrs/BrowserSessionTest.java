package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The HTTP session as Remora uses it, on a real server. */
class BrowserSessionTest {

    private static TestServer server;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Sessions.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = new Browser(server.base());
    }

    /** Keeps a session object longer than it should. */
    @ApplicationScoped
    public static class Kept {
        private final List<BrowserSession> sessions = new CopyOnWriteArrayList<>();

        void keep(BrowserSession session) {
            sessions.add(session);
        }

        String id() {
            return sessions.get(0).id().orElse("none");
        }
    }

    @Path("session")
    @RequestScoped
    public static class Sessions {

        @Inject
        CurrentRequest current;

        @Inject
        Kept kept;

        @Inject
        HttpServletRequest request;

        @GET
        public String read() {
            current.session().remove("a");
            current.session().changeId();
            return current.session().id().orElse("none") + " "
                    + current.session().get("a").orElse("none");
        }

        @POST
        public String write() {
            current.session().set("a", "1");
            return current.session().id().orElse("none");
        }

        @POST
        @Path("by-the-application")
        public String createdByTheApplication() {
            request.getSession().setAttribute("a", "the application's");
            return current.session().get("a").orElse("none").toString();
        }

        @POST
        @Path("id")
        public String changeId() {
            String before = current.session().id().orElseThrow();
            current.session().changeId();
            return before + " " + current.session().id().orElseThrow() + " "
                    + current.session().get("a").orElse("none");
        }

        @GET
        @Path("elsewhere")
        public String elsewhere() {
            BrowserSession session = current.session();
            return elsewhere(() -> session.get("a").orElse("none").toString());
        }

        @POST
        @Path("elsewhere")
        public String createElsewhere() {
            BrowserSession session = current.session();
            return elsewhere(() -> {
                session.set("a", "1");
                return "created";
            });
        }

        @POST
        @Path("id-elsewhere")
        public String changeIdElsewhere() {
            BrowserSession session = current.session();
            return elsewhere(() -> {
                session.changeId();
                return "changed";
            });
        }

        @GET
        @Path("in-client-filter")
        public String inClientFilter() {
            BrowserSession session = current.session();
            ClientRequestFilter filter = context -> context.abortWith(
                    Response.ok(session.get("a").orElse("none")).build());
            try (Client client = ClientBuilder.newBuilder().register(filter).build()) {
                return client.target("http://127.0.0.1:1/").request().get(String.class);
            }
        }

        @POST
        @Path("invalidated")
        public String invalidated() {
            BrowserSession session = current.session();
            session.set("a", "1");
            request.getSession().invalidate();
            session.remove("a");
            String after = session.get("a").orElse("none").toString();
            session.set("a", "2");
            return after + " " + session.get("a").orElse("none");
        }

        @POST
        @Path("keep")
        public String keep() {
            kept.keep(current.session());
            return write();
        }

        @GET
        @Path("kept")
        public String kept() {
            try {
                return kept.id();
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }

        private static String elsewhere(Supplier<String> task) {
            return CompletableFuture.supplyAsync(task)
                    .exceptionally(thrown -> Objects.toString(thrown.getCause()))
                    .join();
        }
    }

    @Test
    void readingCreatesNoSession() throws Exception {
        HttpResponse<String> answer = browser.get("session");

        assertThat(answer.body()).isEqualTo("none none");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void writingCreatesASession() throws Exception {
        String id = browser.form("session", "").body();

        assertThat(browser.cookies()).hasSize(1).first().asString().contains(id);
    }

    @Test
    void aSessionThatTheApplicationCreatesMeanwhileIsSeen() throws Exception {
        assertThat(browser.form("session/by-the-application", "").body()).isEqualTo("the application's");
    }

    @Test
    @Tag("B-18")
    void aNewIdKeepsTheAttributes() throws Exception {
        String id = browser.form("session", "").body();

        List<String> answer = List.of(browser.form("session/id", "").body().split(" ", 3));

        assertThat(answer.get(0)).isEqualTo(id);
        assertThat(answer.get(1)).isNotEqualTo(id);
        assertThat(answer.get(2)).isEqualTo("1");
        assertThat(browser.cookies()).hasSize(1).first().asString().contains(answer.get(1));
    }

    @Test
    void otherThreadsRead() throws Exception {
        browser.form("session", "");

        assertThat(browser.get("session/elsewhere").body()).isEqualTo("1");
    }

    @Test
    void otherThreadsReadNothingWithoutASession() throws Exception {
        assertThat(browser.get("session/elsewhere").body()).isEqualTo("none");
    }

    @Test
    void otherThreadsCreateNoSession() throws Exception {
        assertThat(browser.form("session/elsewhere", "").body())
                .isEqualTo(
                        "java.lang.IllegalStateException: REMORA-00803: a browser session is created, and gets a new id, only while its request is being"
                                + " answered and on that request's own thread");
    }

    @Test
    void otherThreadsChangeNoId() throws Exception {
        browser.form("session", "");

        assertThat(browser.form("session/id-elsewhere", "").body())
                .isEqualTo(
                        "java.lang.IllegalStateException: REMORA-00803: a browser session is created, and gets a new id, only while its request is being"
                                + " answered and on that request's own thread");
    }

    @Test
    void clientFiltersRead() throws Exception {
        browser.form("session", "");

        assertThat(browser.get("session/in-client-filter").body()).isEqualTo("1");
    }

    @Test
    @Tag("S-07")
    void anInvalidatedSessionHoldsNothingAndGivesWayToANewOne() throws Exception {
        assertThat(browser.form("session/invalidated", "").body()).isEqualTo("none 2");
    }

    @Test
    void aSessionKeptBeyondItsRequestNeverBecomesAnotherBrowsers() throws Exception {
        browser.form("session/keep", "");
        Browser other = new Browser(server.base());

        for (int i = 0; i < 50; i++) { // until some thread has served both
            other.form("session", "");
            assertThat(other.get("session/kept").body())
                    .isEqualTo("REMORA-00807: the request that this browser session belongs to has ended");
        }
    }
}
