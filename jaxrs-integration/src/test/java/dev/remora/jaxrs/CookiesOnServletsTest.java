package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cookies as they go over the wire, on RESTEasy and Undertow. */
class CookiesOnServletsTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(CookieSessionTest.Cookies.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... cookies) throws Exception {
        return CookieSessionTest.get(server, path, cookies);
    }

    @Test
    void readsWhatTheBrowserSends() throws Exception {
        assertThat(get("cookies", "a=1; b=2; a=3; c=\"x y\"").body()).isEqualTo("{b=2, c=\"x y\"}  true");
    }

    @Test
    @Tag("S-09")
    void theAnswerSetsEachOnceAndIsNotCached() throws Exception {
        HttpResponse<String> answer = get("cookies/set");

        assertThat(CookieSessionTest.set(answer))
                .filteredOn(text -> !text.startsWith("own="))
                .containsExactlyInAnyOrder(
                        "b=2; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=1200",
                        "a=1; Path=/; HttpOnly; SameSite=Lax");
        assertThat(CookieSessionTest.set(answer)).hasSize(3);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void anAnswerFromAnotherThreadSetsThemToo() throws Exception {
        assertThat(CookieSessionTest.set(get("cookies/async")))
                .containsExactly("a=async; Path=/; HttpOnly; SameSite=Lax");
    }

    @Test
    void filtersOfAClientReadThemToo() throws Exception {
        assertThat(get("cookies/client", "a=1").body()).isEqualTo("{a=1}");
    }

    @Test
    void whatIsSetWhileTheAnswerIsUnderWayDoesNotReachTheBrowser() throws Exception {
        HttpResponse<String> answer = get("cookies/late");

        assertThat(answer.body()).isEqualTo("false {a=late}");
        assertThat(CookieSessionTest.set(answer)).isEmpty();
    }
}
