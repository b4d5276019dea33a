package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

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
        refusal(context, requirement).ifPresent(context::abortWith);
    }

    /** The answer to a caller who does not meet the requirement. */
    static Optional<Response> refusal(ContainerRequestContext context, Requirement requirement) {
        SignInRequest request = SignInRequest.of(context).orElseThrow(JaxrsMessages::noRequest);
        return Optional.ofNullable(new RequirementCheck(request, context).refusal(requirement));
    }
}
