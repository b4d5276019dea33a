package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

/** Refuses callers who do not meet what one method of a resource requires; made by {@link RequirementFeature}. */
@Priority(RequirementFilter.PRIORITY)
final class RequirementFilter implements ContainerRequestFilter {

    /** Before the runtime's own, which answer 403 to nobody too. */
    static final int PRIORITY = Priorities.AUTHORIZATION - 100;

    private final Requirement requirement;

    RequirementFilter(Requirement requirement) {
        this.requirement = requirement;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        SignInRequest request = SignInRequest.of(context).orElse(null);
        if (request == null) {
            throw JaxrsMessages.noRequest();
        }
        Response refusal = new RequirementCheck(request).refusal(requirement);
        if (refusal != null) {
            context.abortWith(refusal);
        }
    }
}
