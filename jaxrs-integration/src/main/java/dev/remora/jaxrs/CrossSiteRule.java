package dev.remora.jaxrs;

import org.jspecify.annotations.Nullable;

/** Tells whether a POST was sent by a page of the application itself, and not by one of another site. */
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

    private static boolean hasToken(@Nullable String token, SignInRequest request) {
        return token != null && request.signIn().isCsrfToken(token);
    }
}
