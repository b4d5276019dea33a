package dev.remora.jaxrs;

import dev.remora.ErrorCode;
import dev.remora.RemotePrincipal;
import dev.remora.spi.SignInState;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the caller of a request with what a resource requires. */
record RequirementCheck(SignInRequest request) {

    /** The answer to a caller who does not meet it; {@code null} for one who does. */
    @Nullable
    Response refusal(Requirement requirement) {
        if (requirement.signIn()) {
            request.signIn().requireSignIn();
            SignInState state = request.signIn().state(requirement.remoteApps(), requirement.freshWithin());
            if (state != SignInState.SIGNED_IN) {
                return signIn(state, requirement);
            }
        }
        Set<String> roles = requirement.roles();
        return roles == null || !request.signIn().callers() ? null : refusal(roles);
    }

    private @Nullable Response refusal(Set<String> roles) {
        SecurityContext security = request.context().getSecurityContext();
        if (roles.isEmpty()) {
            return pages().failure(Status.FORBIDDEN, "forbidden", "", null, null);
        }
        if (!hasCaller(security)) {
            return challenge(ErrorCode.AUTHORIZATION_REQUIRED, "required");
        }
        return roles.contains("**") || roles.stream().anyMatch(security::isUserInRole)
                ? null
                : pages().failure(Status.FORBIDDEN, "forbidden", "", null, null);
    }

    private static boolean hasCaller(@Nullable SecurityContext security) {
        return security != null
                && (security.getUserPrincipal() instanceof RemotePrincipal
                        || AnonymousPrincipals.callerName(security).isPresent());
    }

    private Response signIn(SignInState state, Requirement requirement) {
        if (state == SignInState.PROOF_IMPOSSIBLE) {
            String code = ErrorCode.AUTHENTICATION_INSUFFICIENT.toString();
            return pages().failure(Status.FORBIDDEN, "noProof", "", code, null);
        }
        List<String> remoteApps = requirement.remoteApps().isEmpty()
                ? request.signIn().remoteApps()
                : requirement.remoteApps().stream().sorted().toList();
        if (!request.method().equals("GET") || !request.acceptsPage() || remoteApps.isEmpty()) {
            return state == SignInState.PROOF_REQUIRED
                    ? challenge(ErrorCode.AUTHENTICATION_INSUFFICIENT, "proof")
                    : challenge(ErrorCode.AUTHORIZATION_REQUIRED, "required");
        }
        return remoteApps.size() == 1
                ? new SignInEndpoints(request)
                        .login(remoteApps.get(0), request.pathAndQuery(), requirement.freshWithin())
                : buttons(remoteApps, requirement);
    }

    private Response buttons(List<String> remoteApps, Requirement requirement) {
        StringBuilder page = new StringBuilder(request.endpointsPath(remoteApps.get(0)));
        page.setLength(page.length() - 1);
        page.append('?').append(SignInEndpoints.RETURN_TO).append('=').append(encoded(request.pathAndQuery()));
        Duration freshWithin = requirement.freshWithin();
        if (freshWithin != null) {
            page.append('&').append(SignInEndpoints.MAX_AGE).append('=').append(freshWithin.toSeconds());
        }
        if (!requirement.remoteApps().isEmpty()) {
            remoteApps.forEach(name ->
                    page.append('&').append(SignInPages.REMOTE_APP).append('=').append(encoded(name)));
        }
        return SignInEndpoints.seeOther(page.toString());
    }

    /** The answer for a page of the browser, or for a program. */
    private Response challenge(ErrorCode code, String text) {
        Response answer = request.method().equals("GET") && request.acceptsPage()
                ? pages().failure(Status.UNAUTHORIZED, text, "", code.toString(), null)
                : pages().problem(Status.UNAUTHORIZED, pages().text(text, ""), code.toString());
        return Response.fromResponse(answer)
                .header(HttpHeaders.WWW_AUTHENTICATE, RemoteSecurityContext.SCHEME)
                .build();
    }

    private SignInPages pages() {
        return new SignInPages(request);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
