package dev.remora.jaxrs;

import dev.remora.ErrorCode;
import dev.remora.RemotePrincipal;
import dev.remora.spi.SignInState;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the caller of a request with what a resource requires. */
record RequirementCheck(SignInRequest request, ContainerRequestContext context) {

    /** The answer to a caller who does not meet it; {@code null} for one who does. */
    @Nullable
    Response refusal(Requirement requirement) {
        if (requirement.signIn()) {
            request.signIn().requireSignIn();
            SignInState state = request.signIn().state(requirement.remoteApps(), requirement.freshWithin());
            if (state != SignInState.SIGNED_IN) {
                return new SignInChallenge(request).answer(state, requirement.remoteApps(), requirement.freshWithin());
            }
        }
        Set<String> roles = requirement.roles();
        return roles == null || !request.signIn().callers() ? null : refusal(roles);
    }

    private @Nullable Response refusal(Set<String> roles) {
        SecurityContext security = context.getSecurityContext();
        if (roles.isEmpty()) {
            return new SignInPages(request).failure(Status.FORBIDDEN, "forbidden", "", "role_missing", null);
        }
        if (!hasCaller(security)) {
            return new SignInChallenge(request).refusal(ErrorCode.AUTHORIZATION_REQUIRED, "required");
        }
        return roles.contains("**") || roles.stream().anyMatch(security::isUserInRole)
                ? null
                : new SignInPages(request).failure(Status.FORBIDDEN, "forbidden", "", "role_missing", null);
    }

    private static boolean hasCaller(@Nullable SecurityContext security) {
        return security != null
                && (security.getUserPrincipal() instanceof RemotePrincipal
                        || AnonymousPrincipals.callerName(security).isPresent());
    }
}
