package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.StandInProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A server with two remote apps, of which GitHub's users are found by its own endpoint and Acme's by OpenID Connect. Others that the
 * settings give GitHub's preset are at the same provider.
 */
final class EndpointScenario implements AutoCloseable {

    private final Map<String, String> configuration = new TreeMap<>();
    private final StandInProvider provider = StandInProvider.start(0);
    private final TestServer server;

    EndpointScenario(Map<String, String> settings, Class<?>... classes) throws Exception {
        atGithub("github");
        settings.forEach((key, value) -> {
            if (key.endsWith(".provider") && value.equals("github")) {
                atGithub(key.split("\\.", -1)[1]);
            }
        });
        configuration.put("remora.acme.issuer", provider.uri() + "/acme");
        configuration.put("remora.acme.scope", "openid profile");
        configuration.put("remora.dead.issuer", "http://127.0.0.1:1");
        configuration.put("remora.dead.client-id", "nobody");
        configuration.put("remora.dead.caller", "false");
        client("acme");
        configuration.putAll(settings);
        configuration.forEach(System::setProperty);
        try {
            server = TestServer.with(classes);
        } catch (Exception e) {
            end();
            throw e;
        }
    }

    private void atGithub(String app) {
        String github = provider.uri() + "/github/";
        configuration.put("remora." + app + ".provider", "github");
        configuration.put("remora." + app + ".base-url", github + "api/");
        configuration.put("remora." + app + ".authorize-url", github + "login/oauth/authorize");
        configuration.put("remora." + app + ".token-url", github + "login/oauth/access_token");
        configuration.put("remora." + app + ".user-url", github + "api/user");
        client(app);
    }

    private void client(String app) {
        configuration.put("remora." + app + ".client-id", "sample-key");
        configuration.put("remora." + app + ".client-secret", "sample-secret");
    }

    @Override
    public void close() {
        server.close();
        end();
    }

    private void end() {
        provider.close();
        configuration.keySet().forEach(System::clearProperty);
    }

    URI base() {
        return server.base();
    }

    Browser browser() {
        return new Browser(server.base());
    }

    StandInProvider provider() {
        return provider;
    }

    /** Signs in, and answers the redirect at the end. */
    HttpResponse<String> signIn(Browser browser, String remoteApp) throws Exception {
        return browser.get(allow(browser.get("oauth/" + remoteApp + "/login")));
    }

    /** Signs this user in. */
    HttpResponse<String> signIn(Browser browser, String remoteApp, String user) throws Exception {
        return browser.get(allow(browser.get("oauth/" + remoteApp + "/login"), user));
    }

    /** The callback of a user who agrees to what a redirect asks for. */
    String allow(HttpResponse<String> redirect) throws Exception {
        return decide(redirect, "allow");
    }

    /** The callback of this user, who agrees. */
    String allow(HttpResponse<String> redirect, String user) throws Exception {
        return decide(redirect, "allow&user=" + user);
    }

    String deny(HttpResponse<String> redirect) throws Exception {
        return decide(redirect, "deny");
    }

    private String decide(HttpResponse<String> redirect, String decision) throws Exception {
        return location(decided(redirect, decision));
    }

    /** What a provider that posts its answers tells the browser to post. */
    String allowByPost(HttpResponse<String> redirect) throws Exception {
        return Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(decided(redirect, "allow").body())
                .results()
                .map(field -> field.group(1) + "=" + encoded(field.group(2)))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> decided(HttpResponse<String> redirect, String decision) throws Exception {
        URI authorize = URI.create(location(redirect));
        Browser elsewhere = new Browser(authorize);
        String request = find(
                "name=\"request\" value=\"([^\"]+)\"",
                elsewhere.get(authorize.toString()).body());
        return elsewhere.form("decision", "decision=" + decision + "&request=" + request);
    }

    static HttpResponse<String> page(Browser browser, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    static HttpResponse<String> post(Browser browser, String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(browser.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(form));
        return browser.send(headers.length == 0 ? request : request.headers(headers));
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
