package dev.remora.jaxrs;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.WebSignIn;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what is known of the sign-ins of its browser. Noted at the request for filters that nothing is injected into.
 *
 * @param registry not the bean itself: Open Liberty keeps a request, and what is noted there, after its application was removed
 */
record SignInRequest(
        CurrentRequest current,
        Function<String, @Nullable String> headers,
        Supplier<OAuth> registry,
        WebSignIn signIn) {

    private static final String PROPERTY = "dev.remora.jaxrs.sign-in-request";

    static void note(ContainerRequestContext context, SignInRequest request) {
        context.setProperty(PROPERTY, request);
    }

    static Optional<SignInRequest> of(ContainerRequestContext context) {
        return context.getProperty(PROPERTY) instanceof SignInRequest known ? Optional.of(known) : Optional.empty();
    }

    URI baseUri() {
        return current.baseUri();
    }

    String method() {
        return current.method();
    }

    OAuth oauth() {
        return registry.get();
    }

    OAuthRemote remote(String remoteApp) {
        return oauth().remote(remoteApp);
    }

    /** Whether a browser asks for a page. */
    boolean acceptsPage() {
        return accepts("text/html");
    }

    boolean acceptsJson() {
        return accepts("application/json") || accepts("application/problem+json");
    }

    /** A single value of the query; several are none. */
    @Nullable
    String query(String name) {
        return single(current.query().getOrDefault(name, List.of()));
    }

    /** A single value of the form. */
    @Nullable
    String form(String name) {
        return single(current.form().getOrDefault(name, List.of()));
    }

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    /** The path and the query, as the application's server sees them. */
    String pathAndQuery() {
        URI uri = current.uri();
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** The path of the endpoints with a slash at its end, as the browser sees it. */
    String endpointsPath(String remoteApp) {
        String callback = oauth().callbackUri(remoteApp).getRawPath();
        int end = callback.lastIndexOf('/');
        return callback.substring(0, callback.lastIndexOf('/', end - 1) + 1);
    }

    // not getAcceptableMediaTypes(): a malformed header is the application's business
    private boolean accepts(String mediaType) {
        String accept = header(HttpHeaders.ACCEPT);
        return accept != null
                && Arrays.stream(accept.toLowerCase(Locale.ROOT).split(","))
                        .map(range -> range.replaceAll("\\s", ""))
                        .anyMatch(range ->
                                (range + ";").startsWith(mediaType + ";") && !range.matches(".*;q=0(\\.0*)?(;.*)?"));
    }

    private static @Nullable String single(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }
}
