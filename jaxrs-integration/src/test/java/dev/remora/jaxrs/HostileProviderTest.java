package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.Endpoints;
import dev.remora.samples.provider.StandInProvider;
import dev.remora.samples.provider.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The listings that answer browsers, served with a provider whose every text is a script. */
class HostileProviderTest {

    private static final String SCRIPT = "<img src=x onerror=\"alert('&')\">";
    private static final String BROWSERS_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Map<String, String> CONFIGURATION = new HashMap<>();

    private static final Pattern TEXT_METHOD = Pattern.compile(
            "(?:@\\w+(?:\\([^)]*\\))?\\s+)*@(?:GET|POST)\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public )?String \\w+\\(");

    /** Of resources: the methods of clients have no body. */
    private static final Pattern OBJECT_METHOD =
            Pattern.compile("(?:@\\w+(?:\\([^)]*\\))?\\s+)*@(?:GET|POST)\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*"
                    + "(?:public )?(?!Response |String |void )[\\w<>]+ \\w+\\([^{;]*\\{");

    private static StandInProvider provider;

    @TempDir
    java.nio.file.Path folder;

    @BeforeAll
    static void start() throws Exception {
        provider = StandInProvider.start(0, List.of(new User(1815, SCRIPT, SCRIPT)));
        CONFIGURATION.putAll(Endpoints.settings(provider.uri().toString()));
        for (String app : List.of("github", "twitter")) {
            CONFIGURATION.put("remora." + app + ".client-id", "sample-key");
            CONFIGURATION.put("remora." + app + ".client-secret", "sample-secret");
        }
        for (String app : List.of("google", "keycloak")) {
            CONFIGURATION.putAll(likeGitHub(app));
        }
        CONFIGURATION.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        provider.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    /** Settings of a provider that says who the user is at an endpoint of its own. */
    private static Map<String, String> likeGitHub(String app) {
        Map<String, String> settings = new TreeMap<>();
        CONFIGURATION.forEach((key, value) -> {
            if (key.startsWith("remora.github.")) {
                settings.put(key.replace("remora.github.", "remora." + app + "."), value);
            }
        });
        settings.put("remora." + app + ".provider", "github");
        return settings;
    }

    static List<GuideExample> listings() {
        return GuideExample.in("java").stream()
                .filter(example -> example.text().contains("authorizedResponse()"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void noListingSendsWhatAProviderSaysAsHtml(GuideExample example) throws Exception {
        ExampleApplication application = ExampleApplication.of(example, folder);
        try (TestServer server = application.start(application.type())) {
            List<HttpResponse<String>> answers = walk(server, application.type());

            assertThat(answers).hasSizeGreaterThan(4).allSatisfy(answer -> {
                assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isLessThan(500);
                if (answer.body().contains("<")) {
                    assertThat(answer.headers().firstValue("Content-Type"))
                            .as(answer.uri().toString())
                            .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
                }
            });
        }
    }

    static List<GuideExample> allListings() {
        return GuideExample.in("java");
    }

    /** Those too that are not served here. */
    @ParameterizedTest
    @MethodSource("allListings")
    void everyTextThatAListingSendsIsSaidToBePlain(GuideExample example) {
        Matcher method = TEXT_METHOD.matcher(example.text());
        while (method.find()) {
            assertThat(method.group()).as("%s", example).contains("@Produces(TEXT_PLAIN)");
        }
        Matcher entity = Pattern.compile("\\.entity\\(").matcher(example.text());
        while (entity.find()) {
            String statement = example.text().substring(0, entity.start());
            assertThat(statement.substring(statement.lastIndexOf("Response.")))
                    .as("%s", example)
                    .contains(".type(TEXT_PLAIN)");
        }
    }

    /** Without that the Accept header of a browser asks for text/html. */
    @ParameterizedTest
    @MethodSource("allListings")
    void everyObjectThatAListingSendsIsSaidToBeJson(GuideExample example) {
        Matcher method = OBJECT_METHOD.matcher(example.text());
        while (method.find()) {
            assertThat(method.group()).as("%s", example).contains("@Produces(MediaType.APPLICATION_JSON)");
        }
    }

    @Test
    void theQuickStartShowsTheLoginByteForByteAsPlainText() throws Exception {
        ExampleApplication application = ExampleApplication.of(GuideExample.of("README.adoc", 3), folder);
        try (TestServer server = application.start(application.type())) {
            HttpResponse<String> me = walk(server, application.type()).stream()
                    .filter(answer -> answer.uri().getPath().endsWith("/me") && answer.statusCode() == 200)
                    .findFirst()
                    .orElseThrow();

            assertThat(me.body()).isEqualTo(SCRIPT);
            assertThat(me.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        }
    }

    @Test
    void theQuickStartTellsAUsersNoFromAProvidersRefusal() throws Exception {
        ExampleApplication application = ExampleApplication.of(GuideExample.of("README.adoc", 3), folder);
        try (TestServer server = application.start(application.type())) {
            assertThat(refuse(new Browser(server.base()), "access_denied").body())
                    .isEqualTo("You denied the request to sign in.");
            assertThat(refuse(new Browser(server.base()), "invalid_scope").body())
                    .isEqualTo("Signing in failed.");
        }
    }

    /** All that a visitor can ask for: signed in, after a no, after a refusal by the provider. */
    private static List<HttpResponse<String>> walk(TestServer server, Class<?> resource) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        Browser browser = browser(server, resource);
        answers.add(open(browser, allow(location(open(browser, "login")))));
        for (String path : paths(resource).toList()) {
            answers.add(open(browser, path));
        }
        for (String error : List.of("access_denied", "invalid_scope", SCRIPT)) {
            answers.add(refuse(browser(server, resource), error));
        }
        return answers;
    }

    /** With the provider's texts as scripts; an OAuth 1.0a provider says no with {@code denied}. */
    private static HttpResponse<String> refuse(Browser browser, String error) throws Exception {
        String asked = location(open(browser, "login"));
        Matcher state = Pattern.compile("[?&](state|oauth_token)=([^&]+)").matcher(asked);
        assertThat(state.find()).as(asked).isTrue();
        Matcher callback = Pattern.compile("[?&]redirect_uri=([^&]+)").matcher(asked);
        String name = state.group(1).equals("state") ? "state" : "denied";
        String path = callback.find() ? "authorized" : "oauth-authorized";
        return open(
                browser,
                path + "?" + name + "=" + state.group(2) + "&error=" + encoded(error) + "&error_description="
                        + encoded(SCRIPT) + "&screen_name=" + encoded(SCRIPT));
    }

    /** A visitor whose paths are those of the class. */
    private static Browser browser(TestServer server, Class<?> resource) {
        String path = resource.getAnnotation(Path.class).value();
        return new Browser(path.equals("/") ? server.base() : server.base().resolve(path + "/"));
    }

    private static Stream<String> paths(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .filter(method -> method.isAnnotationPresent(GET.class))
                .map(method -> method.getAnnotation(Path.class).value());
    }

    private static String allow(String authorizeUri) throws Exception {
        Browser elsewhere = new Browser(URI.create(authorizeUri));
        Matcher request = Pattern.compile("name=\"request\" value=\"([^\"]+)\"")
                .matcher(elsewhere.get(authorizeUri).body());
        assertThat(request.find()).isTrue();
        return location(elsewhere.form("decision", "decision=allow&request=" + request.group(1)));
    }

    private static HttpResponse<String> open(Browser browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path)).header("Accept", BROWSERS_ACCEPT));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }
}
