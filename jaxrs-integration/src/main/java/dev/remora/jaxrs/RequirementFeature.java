package dev.remora.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets only those callers in whom {@link dev.remora.SignInRequired}, {@code @RolesAllowed}, {@code @DenyAll} and {@code
 * @PermitAll} on resources allow; the last three where users who signed in are callers. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class RequirementFeature implements DynamicFeature {

    /** Made by the container. */
    public RequirementFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Requirement requirement = Requirement.of(resource.getResourceClass(), resource.getResourceMethod());
        if (!requirement.isNone()) {
            context.register(new RequirementFilter(requirement));
        }
    }
}
