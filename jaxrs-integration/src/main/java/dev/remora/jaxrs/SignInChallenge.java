package dev.remora.jaxrs;

import dev.remora.ErrorCode;
import dev.remora.spi.SignInState;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a user who has not signed in as it is required. */
record SignInChallenge(SignInRequest request) {

    /**
     * Sends the browser to the provider, or to the page of buttons where there are several; refuses what is no request for a page.
     *
     * @param wanted the remote apps of which one is enough; none for any
     */
    Response answer(SignInState state, Set<String> wanted, @Nullable Duration freshWithin) {
        if (state == SignInState.PROOF_IMPOSSIBLE) {
            String code = ErrorCode.AUTHENTICATION_INSUFFICIENT.toString();
            return new SignInPages(request).failure(Status.FORBIDDEN, "noProof", "", code, null);
        }
        List<String> remoteApps = remoteApps(wanted);
        if (!request.method().equals("GET") || !request.acceptsPage() || remoteApps.isEmpty()) {
            return state == SignInState.PROOF_REQUIRED
                    ? refusal(ErrorCode.AUTHENTICATION_INSUFFICIENT, "proof")
                    : refusal(ErrorCode.AUTHORIZATION_REQUIRED, "required");
        }
        return start(wanted, request.pathAndQuery(), freshWithin);
    }

    /** Sends the browser to the page with the button of one remote app, which the user may press or not. */
    Response button(String remoteApp, @Nullable String returnTo, @Nullable Duration freshWithin) {
        return SignInEndpoints.seeOther(buttons(List.of(remoteApp), Set.of(remoteApp), returnTo, freshWithin));
    }

    /**
     * Sends the browser to the provider, or to the page of buttons where there are several, or where another site sent it and might
     * choose one.
     */
    Response start(Set<String> wanted, @Nullable String returnTo, @Nullable Duration freshWithin) {
        List<String> remoteApps = remoteApps(wanted);
        if (remoteApps.size() == 1 && !CrossSiteRule.asksUser(request, remoteApps.get(0))) {
            return new SignInEndpoints(request).login(remoteApps.get(0), returnTo, freshWithin);
        }
        return remoteApps.isEmpty()
                ? refusal(ErrorCode.AUTHORIZATION_REQUIRED, "required")
                : SignInEndpoints.seeOther(buttons(remoteApps, wanted, returnTo, freshWithin));
    }

    /** The answer for a page of the browser, or for a program. */
    Response refusal(ErrorCode code, String text) {
        SignInPages pages = new SignInPages(request);
        Response answer = request.method().equals("GET") && request.acceptsPage()
                ? pages.failure(Status.UNAUTHORIZED, text, "", code.toString(), null)
                : pages.problem(Status.UNAUTHORIZED, pages.text(text, ""), code.toString());
        return Response.fromResponse(answer)
                .header(HttpHeaders.WWW_AUTHENTICATE, RemoteSecurityContext.SCHEME)
                .build();
    }

    private List<String> remoteApps(Set<String> wanted) {
        return wanted.isEmpty()
                ? request.signIn().remoteApps()
                : wanted.stream().sorted().toList();
    }

    private String buttons(
            List<String> remoteApps, Set<String> wanted, @Nullable String returnTo, @Nullable Duration freshWithin) {
        StringBuilder page = new StringBuilder(request.endpointsPath(remoteApps.get(0)));
        page.setLength(page.length() - 1);
        append(page, SignInEndpoints.RETURN_TO, returnTo);
        append(page, SignInEndpoints.MAX_AGE, freshWithin == null ? null : Long.toString(freshWithin.toSeconds()));
        if (!wanted.isEmpty()) {
            remoteApps.forEach(name -> append(page, SignInPages.REMOTE_APP, name));
        }
        return page.toString();
    }

    private static void append(StringBuilder page, String name, @Nullable String value) {
        if (value != null) {
            page.append(page.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
