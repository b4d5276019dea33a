package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A page of another site posts a callback to a browser that keeps its session in cookies. It may post as the provider's page does,
 * add the field of Remora's own page, send more than that page holds, or be in a browser that does not say which site posts.
 */
@Tag("B-16")
@Tag("B-18")
class PostedCallbackOnCookiesTest {

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private EndpointScenario scenario;

    private void start(String sessions) throws Exception {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "remora.endpoints", "true",
                "remora.session-store", "cookie",
                "remora.cookie-key", key,
                "remora.photos.provider", "github",
                "remora.photos.caller", "false",
                "remora.photos.token-owner", "caller",
                "remora.acme.authorize-params", "response_mode=form_post"));
        if (sessions.endsWith("store")) {
            settings.put(MemoryStore.PROPERTY, "true");
            settings.put("remora.store-key", key);
        }
        scenario = new EndpointScenario(settings, KindsOfSession.Tokens.class, RemoteCallerTest.Callers.class);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cookie, PROVIDER",
        "cookie+store, PROVIDER",
        "cookie, MARK",
        "cookie+store, MARK",
        "cookie+store, LARGE"
    })
    void isMadeWithoutTheCookiesOfTheUser(String sessions, Post post) throws Exception {
        start(sessions);
        SameSiteBrowser browser = new SameSiteBrowser();
        String form = scenario.allowByPost(browser.get("oauth/acme/login"));
        browser.signIn("photos");
        browser.signIn("github");

        HttpResponse<String> answer = browser.postFromOtherSite(form, post);

        assertThat(answer.statusCode()).isEqualTo(post == Post.PROVIDER ? 200 : 400);
        assertThat(answer.body()).contains(post == Post.PROVIDER ? PostedAgain.MARK : "session_missing");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.get("caller").body()).startsWith("github Grace");
        assertThat(browser.get("token/photos").body()).isEqualTo("Grace Hopper");
    }

    /** Somebody has copied the cookies before the user signed in, and begins a sign-in with them afterwards. */
    @ParameterizedTest
    @CsvSource({"cookie, MARK", "cookie+store, MARK", "cookie+store, LARGE", "cookie+store, UNNAMED"})
    void signsNobodyElseIn(String sessions, Post post) throws Exception {
        start(sessions);
        SameSiteBrowser browser = new SameSiteBrowser();
        browser.get("oauth/acme/login");
        SameSiteBrowser copied = new SameSiteBrowser();
        copied.cookies.putAll(browser.cookies);
        browser.signIn("github");
        String form = scenario.allowByPost(copied.get("oauth/acme/login"));

        HttpResponse<String> answer = browser.postFromOtherSite(form, post);

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.get("caller").body()).startsWith("github Grace");
    }

    /** The page that posts it again does so with all cookies. */
    @ParameterizedTest
    @CsvSource({"cookie", "cookie+store"})
    void isVerifiedOnceItComesFromThisSite(String sessions) throws Exception {
        start(sessions);
        SameSiteBrowser browser = new SameSiteBrowser();
        String form = scenario.allowByPost(browser.get("oauth/acme/login"));
        browser.postFromOtherSite(form, Post.PROVIDER);

        assertThat(browser.postAgain(form).statusCode()).isEqualTo(303);

        assertThat(browser.get("caller").body()).startsWith("acme Ada");
    }

    private enum Post {
        PROVIDER,
        MARK,
        LARGE,
        UNNAMED
    }

    /** Holds back cookies of SameSite=Lax where another site's page posts. */
    private final class SameSiteBrowser {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        HttpResponse<String> get(String path) throws Exception {
            return send(request(path).header("Sec-Fetch-Site", "none"), false);
        }

        void signIn(String remoteApp) throws Exception {
            HttpResponse<String> end = get(scenario.allow(get("oauth/" + remoteApp + "/login"), "grace"));
            assertThat(end.statusCode()).as(end.body()).isEqualTo(303);
        }

        HttpResponse<String> postFromOtherSite(String form, Post post) throws Exception {
            String sent = switch (post) {
                case MARK -> form + "&" + PostedAgain.MARK + "=1";
                case LARGE -> form + "&x=" + "y".repeat(PostedAgain.LARGEST);
                default -> form;
            };
            HttpRequest.Builder request = callback(sent).header("Origin", "https://other.example");
            if (post != Post.UNNAMED) {
                request.header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "navigate");
            }
            return send(request, true);
        }

        HttpResponse<String> postAgain(String form) throws Exception {
            return send(callback(form + "&" + PostedAgain.MARK + "=1").header("Sec-Fetch-Site", "same-origin"), false);
        }

        private HttpRequest.Builder callback(String form) {
            return request("oauth/acme/callback")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(scenario.base().resolve(path)).header("Accept", "text/html");
        }

        private HttpResponse<String> send(HttpRequest.Builder request, boolean ofOtherSite) throws Exception {
            String sent = cookies.entrySet().stream()
                    .filter(cookie -> !ofOtherSite || !cookie.getValue().contains("SameSite=Lax"))
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue().split(";", 2)[0])
                    .collect(Collectors.joining("; "));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send((sent.isEmpty() ? request : request.header("Cookie", sent)).build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                Entry<String, String> kept = Map.entry(cookie.split("=", 2)[0], cookie.split("=", 2)[1]);
                if (cookie.contains("Max-Age=0")) {
                    cookies.remove(kept.getKey());
                } else {
                    cookies.put(kept.getKey(), kept.getValue());
                }
            }
            return answer;
        }
    }
}
