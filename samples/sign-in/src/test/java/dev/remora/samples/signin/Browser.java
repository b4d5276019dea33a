package dev.remora.samples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies, follows redirects and knows which page it is on. */
final class Browser {

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private URI page;
    private int status;
    private String body = "";

    Browser(URI start) {
        this.page = start;
    }

    Browser go(String link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base().resolve(link)).GET());
    }

    /** Presses the button that signs out of a remote application. */
    Browser signOut(String app) throws IOException, InterruptedException {
        String action = "oauth/" + app + "/logout";
        return submit(action, Map.of("csrf", find("action=\"" + action + "\"><input[^>]* value=\"([^\"]+)\"")));
    }

    Browser submit(String action, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base().resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Answers the page of a provider that asks. */
    Browser decide(String decision) throws IOException, InterruptedException {
        return submit("decision", Map.of("request", find("name=\"request\" value=\"([^\"]+)\""), "decision", decision));
    }

    URI page() {
        return page;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    private Browser send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("Accept", "text/html")
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
        page = answer.uri();
        status = answer.statusCode();
        body = answer.body();
        return this;
    }

    /** Pages say what their links are relative to. */
    private URI base() {
        Matcher matcher = Pattern.compile("<base href=\"([^\"]+)\"").matcher(body);
        return matcher.find() ? URI.create(matcher.group(1)) : page;
    }
}
