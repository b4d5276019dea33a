package dev.remora.jaxrs;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells requests that pages of the application itself make from those that pages of other sites make. */
final class CrossSiteRule {

    /** The parameter of the form that {@link dev.remora.OAuth#csrfToken} goes into. */
    static final String PARAMETER = "csrf";

    private CrossSiteRule() {}

    /** The first that a browser sent decides: Fetch Metadata, the Origin header (RFC 6454 section 7), the session's token. */
    static boolean isOwn(SignInRequest request) {
        String site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.header("Origin");
        return origin == null
                ? hasToken(request.form(PARAMETER), request)
                : request.signIn().isOwnOrigin(origin);
    }

    /**
     * Whether the user is asked before a page of another site has him signed in with a remote app. That page may choose whose user he
     * becomes, at a provider where he never signed in perhaps; where there is one to sign in with it chooses nothing.
     */
    static boolean asksUser(SignInRequest request, String remoteApp) {
        return isOfOtherOrigin(request.headers())
                && !request.signIn().remoteApps().equals(List.of(remoteApp));
    }

    /**
     * Whether the browser says that a page made the request which is none of this origin: another site's, or that of a neighbour in
     * the same domain. What it says in words that nobody knows counts as that.
     */
    static boolean isOfOtherOrigin(Function<String, @Nullable String> headers) {
        String site = headers.apply("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static boolean hasToken(@Nullable String token, SignInRequest request) {
        return token != null && request.signIn().isCsrfToken(token);
    }
}
