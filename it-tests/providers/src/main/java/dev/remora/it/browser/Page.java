package dev.remora.it.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param uri what was asked for in the end
 * @param status the HTTP status
 * @param headers the headers
 * @param text the body
 */
public record Page(URI uri, int status, HttpHeaders headers, String text) {

    private static final Pattern BASE = Pattern.compile("(?is)<base\\b([^>]*)>");
    private static final Pattern LINK = Pattern.compile("(?is)<a\\b([^>]*)>(.*?)</a>");

    static Page of(HttpResponse<String> response) {
        return new Page(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** Where a redirect leads. */
    public Optional<URI> location() {
        return status / 100 == 3 ? headers.firstValue("Location").map(uri::resolve) : Optional.empty();
    }

    /** All forms of this page. */
    public List<HtmlForm> forms() {
        return HtmlForm.all(uri, base(), text);
    }

    /** The only form of this page, or the first. */
    public HtmlForm form() {
        return forms().stream().findFirst().orElseThrow(() -> new IllegalStateException("no form in " + this));
    }

    /** The first form that has a field of that name. */
    public HtmlForm formWith(String field) {
        return forms().stream()
                .filter(form -> form.fields().containsKey(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form with " + field + " in " + this));
    }

    /** What its links and forms are relative to. */
    URI base() {
        return BASE.matcher(text)
                .results()
                .map(base -> Html.attributes(base.group(1)).getOrDefault("href", ""))
                .map(uri::resolve)
                .findFirst()
                .orElse(uri);
    }

    /** Where the links whose address contains that part lead. */
    public List<URI> links(String part) {
        return LINK.matcher(text)
                .results()
                .map(link -> Html.attributes(link.group(1)).getOrDefault("href", ""))
                .filter(href -> href.contains(part))
                .map(base()::resolve)
                .toList();
    }
}
