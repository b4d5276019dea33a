package dev.remora.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page that posts a form to its own address again, now as a request of this site. It holds what came and nothing of the
 * session, and the callback that it makes is verified like any other.
 *
 * @param form decoded, without the mark
 * @param texts in the language of the reader
 */
record PostedAgain(Map<String, List<String>> form, PageTexts texts) {

    /** The field that says that a page has posted the form before; a form that another site sends with it comes without cookies. */
    static final String MARK = "remora-posted-again";

    /** Of all names and values together, in characters: codes and ID tokens have some KiB each. */
    static final int LARGEST = 64 * 1024;

    // the page spends some on a field without any
    private static final int EACH = 64;

    private static final String PROPERTY = "dev.remora.jaxrs.posted-again";
    // of the prototype: a field may be called "submit"
    private static final String SCRIPT = "HTMLFormElement.prototype.submit.call(document.forms[0])";

    /**
     * Notes at the request that this page is its answer, unless that is of no use.
     *
     * @param form with the mark, if there is one
     */
    static boolean answers(ContainerRequestContext request, Map<String, List<String>> form) {
        Optional<PostedAgain> page = of(form, request::getHeaderString);
        page.ifPresent(found -> request.setProperty(PROPERTY, found));
        return page.isPresent();
    }

    /** The page, unless it is of no use. */
    static Optional<PostedAgain> of(Map<String, List<String>> form, Function<String, @Nullable String> headers) {
        return form.isEmpty() || form.containsKey(MARK) || size(form) > LARGEST || !helps(headers)
                ? Optional.empty()
                : Optional.of(new PostedAgain(form, PageTexts.forReader(headers.apply(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    static Optional<PostedAgain> of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof PostedAgain page ? Optional.of(page) : Optional.empty();
    }

    static Map<String, List<String>> withoutMark(Map<String, List<String>> form) {
        if (!form.containsKey(MARK)) {
            return form;
        }
        Map<String, List<String>> sent = new LinkedHashMap<>(form);
        sent.remove(MARK);
        return sent;
    }

    /** The cookies of the answer stay. */
    void replace(ContainerResponseContext response) {
        response.setStatus(200);
        response.getHeaders().keySet().removeIf(Predicate.not(HttpHeaders.SET_COOKIE::equalsIgnoreCase));
        response.setEntity(html(), new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        headers().forEach(response.getHeaders()::putSingle);
    }

    /** The same as an answer of its own. */
    Response response() {
        Response.ResponseBuilder page =
                Response.ok(html().getBytes(StandardCharsets.UTF_8), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        headers().forEach(page::header);
        return page.build();
    }

    private static Map<String, String> headers() {
        return Map.of(
                HttpHeaders.CACHE_CONTROL,
                "no-store",
                "X-Content-Type-Options",
                "nosniff",
                // with no-referrer the POST would say "Origin: null"
                "Referrer-Policy",
                "same-origin",
                "Content-Security-Policy",
                "default-src 'none'; script-src '" + hash(SCRIPT)
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");
    }

    /** Without an action the form goes to the address that the browser shows, whatever a proxy made of it. */
    private String html() {
        String fields = form.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field(field.getKey(), value)))
                .collect(Collectors.joining());
        return "<!DOCTYPE html>\n<html lang=\"" + texts.language() + "\">\n<head><meta charset=\"UTF-8\"><title>"
                + Html.escaped(texts.of("signing")) + "</title></head>\n"
                + "<body>\n<form method=\"post\">\n"
                + fields + field(MARK, "1")
                + "<p>" + Html.escaped(texts.of("posting")) + " <button>" + Html.escaped(texts.of("continue"))
                + "</button></p>\n</form>\n"
                + "<script>" + SCRIPT + "</script>\n</body>\n</html>\n";
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A browser that says nothing of the kind may be helped; one that sent the request from this site sent its cookies. */
    private static boolean helps(Function<String, @Nullable String> headers) {
        String mode = headers.apply("Sec-Fetch-Mode");
        String site = headers.apply("Sec-Fetch-Site");
        return (mode == null || mode.equals("navigate")) && (site == null || !site.startsWith("same-"));
    }

    private static int size(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(value -> EACH + field.getKey().length() + value.length()))
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Shows names only: a form has a code in it, or an ID token. */
    @Override
    public String toString() {
        return "PostedAgain[form=" + form.keySet() + "]";
    }
}
