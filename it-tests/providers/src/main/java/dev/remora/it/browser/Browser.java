package dev.remora.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One user's browser. Every exchange has a time limit, and so has every chain of redirects. */
public final class Browser {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_REDIRECTS = 15;

    private final HttpClient client;
    private final CookieJar cookies;

    public Browser() {
        this(client().build(), new CookieJar());
    }

    /** A browser that has its own mind about whom to trust. */
    public Browser(SSLContext tls) {
        this(client().sslContext(tls).build(), new CookieJar());
    }

    private Browser(HttpClient client, CookieJar cookies) {
        this.client = client;
        this.cookies = cookies;
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    /** Another browser with the cookies that this one has now. */
    public Browser copy() {
        return new Browser(client, cookies.copy());
    }

    /** Opens an address and follows redirects to their end. */
    public Page open(URI uri) {
        return follow(exchange(get(uri)), Optional.empty());
    }

    /** Opens an address and follows redirects up to the one that leads to an address beginning so; that one is the answer. */
    public Page openUntil(URI uri, URI stop) {
        return follow(exchange(get(uri)), Optional.of(stop.toString()));
    }

    /** Sends a form and follows redirects to their end. */
    public Page submit(HtmlForm form) {
        return follow(exchange(request(form)), Optional.empty());
    }

    /** Sends a form and follows redirects as {@link #openUntil}. */
    public Page submitUntil(HtmlForm form, URI stop) {
        return follow(exchange(request(form)), Optional.of(stop.toString()));
    }

    /** Opens an address and follows nothing. */
    public Page exchange(URI uri) {
        return exchange(get(uri));
    }

    /** Sends a request, with the cookies there are, and follows nothing. */
    public Page exchange(HttpRequest.Builder builder) {
        URI uri = builder.copy().build().uri();
        String cookie = cookies.header(uri);
        if (!cookie.isEmpty()) {
            builder.setHeader("Cookie", cookie);
        }
        try {
            var response = client.send(builder.timeout(LIMIT).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            cookies.keep(uri, response.headers().allValues("Set-Cookie"));
            return Page.of(response);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of a cookie that goes to that address. */
    public Optional<String> cookie(URI uri, String name) {
        return cookies.value(uri, name);
    }

    /** The cookies that go to that address, by name. */
    public Map<String, String> cookies(URI uri) {
        return cookies.values(uri);
    }

    /** Forgets all cookies. */
    public void forgetCookies() {
        cookies.clear();
    }

    private Page follow(Page first, Optional<String> stop) {
        Page page = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            Optional<URI> location = page.location();
            if (location.isEmpty()
                    || stop.filter(location.get().toString()::startsWith).isPresent()) {
                return page;
            }
            page = exchange(get(location.get()));
        }
        throw new IllegalStateException("redirects without end from " + first.uri());
    }

    private static HttpRequest.Builder get(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html, */*;q=0.8");
    }

    private static HttpRequest.Builder request(HtmlForm form) {
        if (!form.post()) {
            String action = form.action().toString();
            return get(URI.create(action + (action.contains("?") ? "&" : "?") + form.encoded()));
        }
        return get(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded()));
    }
}
