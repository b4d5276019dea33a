package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies as they go over the wire, on Jersey and the JDK's own HTTP server. */
@Tag("without-servlets")
class CookieSessionTest {

    private static SeContainer container;
    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        container = SeContainerInitializer.newInstance().initialize();
        server = TestServer.with(Cookies.class);
        browser = new Browser(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        container.close();
    }

    @Path("cookies")
    @RequestScoped
    public static class Cookies {

        @Inject
        CurrentRequest current;

        @GET
        public String read() {
            return current.cookies().orElseThrow().values() + " "
                    + current.cookies().orElseThrow().application() + " " + current.hasSessions();
        }

        private static BrowserCookie cookie(String value, @Nullable Duration maxAge) {
            return BrowserCookie.of("a", value).withMaxAge(maxAge);
        }

        @GET
        @Path("set")
        public Response set() {
            BrowserCookies cookies = current.cookies().orElseThrow();
            cookies.set(BrowserCookie.of("b", "2")
                    .withMaxAge(Duration.ofMinutes(20))
                    .withSecure(true));
            cookies.set(cookie("0", null));
            boolean coming = cookies.set(cookie("1", null));
            return Response.ok(coming + " " + cookies.values())
                    .header("Cache-Control", "public, max-age=600")
                    .cookie(new NewCookie.Builder("own").value("x").build())
                    .build();
        }

        @GET
        @Path("remove")
        public String remove() {
            BrowserCookies cookies = current.cookies().orElseThrow();
            cookies.set(cookie("", Duration.ZERO));
            return cookies.values().toString();
        }

        @GET
        @Path("failing")
        public String failing() {
            current.cookies().orElseThrow().set(cookie("1", null));
            throw new NotFoundException();
        }

        @GET
        @Path("async")
        public void async(@Suspended AsyncResponse response) {
            BrowserCookies cookies = current.cookies().orElseThrow();
            new Thread(() -> {
                        cookies.set(cookie("async", null));
                        response.resume("done");
                    })
                    .start();
        }

        /** What a filter of a client sees, which RESTEasy gives no context of the server. */
        @GET
        @Path("client")
        public String client() {
            ClientRequestFilter filter = request -> request.abortWith(
                    Response.ok(current.cookies().orElseThrow().values().toString())
                            .build());
            try (Client client = ClientBuilder.newClient()) {
                return client.register(filter)
                        .target("http://localhost/")
                        .request()
                        .get(String.class);
            }
        }

        @GET
        @Path("late")
        public StreamingOutput late(@QueryParam("x") String x) {
            BrowserCookies cookies = current.cookies().orElseThrow();
            return out -> out.write(
                    (cookies.set(cookie("late", null)) + " " + cookies.values()).getBytes(StandardCharsets.UTF_8));
        }
    }

    static HttpResponse<String> get(TestServer server, String path, String... cookies) throws Exception {
        Browser fresh = new Browser(server.base());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.base().resolve(path)).GET();
        for (String cookie : cookies) {
            request.header("Cookie", cookie);
        }
        return fresh.send(request);
    }

    static List<String> set(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1 | {a=1}",
                "a=1; b=2;c=3 | {a=1, b=2, c=3}",
                "a=1=2; b=; c | {a=1=2, b=}",
                "a=1; b=2; a=3 | {b=2}",
                "=1; ;; b=2 | {b=2}",
                "$Version=1; b=\"2\" | {$Version=1, b=\"2\"}",
                "a= 1\t;\tb =2 | {a=1, b=2}",
            })
    void readsWhatTheBrowserSendsButNothingThatCameTwice(String header, String values) throws Exception {
        assertThat(get(server, "cookies", header).body()).isEqualTo(values + " /app/ false");
    }

    @Test
    @Tag("S-09")
    void theAnswerSetsEachOnceAndIsNotCached() throws Exception {
        HttpResponse<String> answer = get(server, "cookies/set");

        assertThat(answer.body()).isEqualTo("true {b=2, a=1}");
        assertThat(set(answer))
                .filteredOn(text -> !text.startsWith("own="))
                .containsExactlyInAnyOrder(
                        "b=2; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=1200",
                        "a=1; Path=/; HttpOnly; SameSite=Lax");
        assertThat(set(answer)).hasSize(3);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void oneIsRemoved() throws Exception {
        HttpResponse<String> answer = get(server, "cookies/remove", "a=1; b=2");

        assertThat(answer.body()).isEqualTo("{b=2}");
        assertThat(set(answer)).containsExactly("a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    @Test
    void anErrorSetsThemToo() throws Exception {
        assertThat(set(get(server, "cookies/failing"))).containsExactly("a=1; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void whatIsSetWhileTheAnswerIsUnderWayDoesNotReachTheBrowser() throws Exception {
        HttpResponse<String> answer = get(server, "cookies/late");

        assertThat(answer.body()).isEqualTo("false {a=late}");
        assertThat(set(answer)).isEmpty();
    }

    @Test
    void anAnswerWithoutAnyIsLeftAlone() throws Exception {
        HttpResponse<String> answer = browser.get("cookies");

        assertThat(set(answer)).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
    }
}
