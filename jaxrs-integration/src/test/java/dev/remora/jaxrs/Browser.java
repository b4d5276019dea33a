package dev.remora.jaxrs;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Keeps cookies, follows nothing. */
final class Browser {

    /** The JDK takes cookies with an age for those of RFC 2965, which it quotes; no browser does. */
    private static final class Jar extends CookieManager {

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            List<String> cookies = headers.getOrDefault("set-cookie", List.of()).stream()
                    .map(cookie -> cookie.replaceFirst("(?i); *Max-Age=[1-9]\\d*", ""))
                    .toList();
            super.put(uri, Map.of("set-cookie", cookies));
        }
    }

    private final CookieManager cookies = new Jar();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;

    Browser(URI base) {
        this.base = base;
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    HttpResponse<String> method(String method, String path) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> form(String path, String form) throws Exception {
        return post(path, "application/x-www-form-urlencoded", form);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> later(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /** Takes the cookies of an answer to another request of this browser. */
    void take(HttpResponse<String> answer) throws IOException {
        cookies.put(answer.uri(), answer.headers().map());
    }

    List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
    }
}
