package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth;
import dev.remora.samples.provider.StandInProvider;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The listings of README and guide, as they stand there: all are compiled, and those that do something are run. */
class GuidePagesTest {

    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    private static StandInProvider provider;

    @TempDir
    java.nio.file.Path folder;

    /** Lets somebody sign in with any remote app, and call it. */
    @Path("door")
    @RequestScoped
    public static class Door {

        @Inject
        OAuth oauth;

        @GET
        @Path("{app}/login")
        public Response login(@PathParam("app") String app) {
            return oauth.remote(app).authorize("door/" + app + "/authorized");
        }

        @GET
        @Path("{app}/authorized")
        public String authorized(@PathParam("app") String app) {
            return oauth.remote(app).authorizedResponse().fold(granted -> "granted", denied -> "denied");
        }

        @GET
        @Path("{app}/call")
        public String call(@PathParam("app") String app, @QueryParam("path") String path) {
            try {
                return String.valueOf(oauth.remote(app).get(path).status());
            } catch (AuthorizationRequiredException e) {
                return e.code().toString();
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        provider = StandInProvider.start(0);
        app("github", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        app("twitter", "/twitter/1.1/", "/twitter/oauth/authenticate", "/twitter/oauth/access_token");
        CONFIGURATION.put("remora.twitter.request-token-url", provider.uri() + "/twitter/oauth/request_token");
        app("weibo", "/weibo/2/", "/weibo/oauth2/authorize", "/weibo/oauth2/access_token");
        CONFIGURATION.put("remora.weibo.content-type", "application/json");
        app("acme", "/github/api/", "/github/login/oauth/authorize", "/github/login/oauth/access_token");
        CONFIGURATION.forEach(System::setProperty);
    }

    private static void app(String app, String base, String authorize, String token) {
        CONFIGURATION.put("remora." + app + ".base-url", provider.uri() + base);
        CONFIGURATION.put("remora." + app + ".authorize-url", provider.uri() + authorize);
        CONFIGURATION.put("remora." + app + ".token-url", provider.uri() + token);
        CONFIGURATION.put("remora." + app + ".client-id", "sample-key");
        CONFIGURATION.put("remora." + app + ".client-secret", "sample-secret");
    }

    @AfterAll
    static void stop() {
        provider.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    static List<GuideExample> listings() {
        return GuideExample.in("java").stream()
                // remora-security compiles those against Jakarta Security; Quarkus and Spring are no dependencies
                .filter(example -> !example.page().endsWith("jakarta-security.adoc"))
                .filter(example -> !example.page().endsWith("compared.adoc"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void everyListingCompiles(GuideExample example) throws Exception {
        assertThat(ExampleApplication.of(example, folder).type()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "README.adoc, 3, github, login",
        "how-to/sign-in.adoc, 1, github, login",
        "how-to/sign-in.adoc, 2, github, accounts/login",
        "how-to/from-flask-oauthlib.adoc, 2, twitter, login",
    })
    void signInOfThePageSignsIn(String page, int number, String app, String login) throws Exception {
        ExampleApplication example = application(page, number);
        try (TestServer server = example.start(example.type(), Door.class)) {
            Browser browser = new Browser(server.base());

            HttpResponse<String> callback = browser.get(allow(location(browser.get(login))));

            assertThat(callback.statusCode()).as(callback.body()).isEqualTo(303);
            assertThat(browser.get("door/" + app + "/call?path=account/verify_credentials.json")
                            .body())
                    .isEqualTo(app.equals("twitter") ? "200" : "404");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "how-to/from-flask-oauthlib.adoc, 6",
        "how-to/call.adoc, 1",
        "how-to/call.adoc, 2",
        "how-to/oauth1.adoc, 2",
    })
    void callsOfThePageAreMade(String page, int number) throws Exception {
        ExampleApplication example = application(page, number);
        try (TestServer server = example.start(example.type(), Door.class)) {
            Browser browser = new Browser(server.base());
            signIn(browser, "twitter");
            signIn(browser, "github");

            HttpResponse<String> answer = browser.get("example/call");

            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @CsvSource({"how-to/from-flask-oauthlib.adoc, 10", "how-to/odd-providers.adoc, 2"})
    void hookOfThePageMakesWeiboAcceptTheToken(String page, int number) throws Exception {
        ExampleApplication example = application(page, number);
        try (TestServer server = example.start(Door.class)) {
            Browser browser = new Browser(server.base());
            signIn(browser, "weibo");

            assertThat(browser.get("door/weibo/call?path=account/get_uid.json").body())
                    .isEqualTo("200");
        }
    }

    @Test
    void withoutAHookWeiboDoesNot() throws Exception {
        ExampleApplication example = application("how-to/odd-providers.adoc", 3);
        try (TestServer server = example.start(Door.class)) {
            Browser browser = new Browser(server.base());
            signIn(browser, "weibo");
            signIn(browser, "acme"); // with the page's ProtocolFilter

            assertThat(browser.get("door/weibo/call?path=account/get_uid.json").body())
                    .isEqualTo("401");
            assertThat(browser.get("door/acme/call?path=user").body()).isEqualTo("200");
        }
    }

    @ParameterizedTest
    @CsvSource({"how-to/from-flask-oauthlib.adoc, 3", "how-to/tokens.adoc, 1"})
    void getterOfThePageIsAsked(String page, int number) throws Exception {
        ExampleApplication example = application(page, number);
        try (TestServer server = example.start(Door.class)) {
            Browser browser = new Browser(server.base());
            signIn(browser, "twitter");

            // which knows of no token, whatever was granted
            assertThat(browser.get("door/twitter/call?path=x").body()).isEqualTo("authorization_required");
        }
    }

    @Test
    void standInProviderOfTheSampleStarts() throws Exception {
        ExampleApplication example = application("samples/stand-in-provider/README.adoc", 1);
        try (TestServer server = example.start(example.type())) {
            assertThat(new Browser(server.base()).get("example/call").statusCode())
                    .isBetween(200, 204);
        }
    }

    private ExampleApplication application(String page, int number) throws Exception {
        return ExampleApplication.of(GuideExample.of(page, number), folder);
    }

    private static void signIn(Browser browser, String app) throws Exception {
        assertThat(browser.get(allow(location(browser.get("door/" + app + "/login"))))
                        .body())
                .isEqualTo("granted");
    }

    private static String allow(String authorizeUri) throws Exception {
        Browser elsewhere = new Browser(URI.create(authorizeUri));
        Matcher request = Pattern.compile("name=\"request\" value=\"([^\"]+)\"")
                .matcher(elsewhere.get(authorizeUri).body());
        assertThat(request.find()).isTrue();
        return location(elsewhere.form("decision", "decision=allow&request=" + request.group(1)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }
}
