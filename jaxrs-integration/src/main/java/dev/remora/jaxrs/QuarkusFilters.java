package dev.remora.jaxrs;

import dev.remora.AuthorizationRequiredException;
import dev.remora.CallbackRejectedException;
import dev.remora.OAuthException;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Registers the server side of Remora on Quarkus where an application lists its classes by hand: Quarkus takes neither providers
 * nor features then that are not listed, but methods with these annotations it does. Elsewhere nobody knows the annotations, and
 * {@link RemoraFeature} does this.
 *
 * @since 1.0
 */
public class QuarkusFilters {

    private static final String PROPERTY = "dev.remora.jaxrs.quarkus";

    @Inject
    JaxrsCurrentRequest current;

    @Inject
    CurrentRequestFilter requestFilter;

    @Inject
    EndpointsFilter endpoints;

    @Inject
    RemoteCallerFilter caller;

    @Context
    @Nullable
    Providers providers;

    /** Made by the container. */
    public QuarkusFilters() {}

    /**
     * Does what {@link CurrentRequestFilter} does, unless Quarkus found that filter too.
     *
     * @param request the request
     */
    @ServerRequestFilter(preMatching = true, priority = CurrentRequestFilter.PRIORITY + 1)
    public void begin(ContainerRequestContext request) {
        if (!current.active()) {
            request.setProperty(PROPERTY, true);
            requestFilter.filter(request);
            endpoints.filter(request);
        }
        RequestLife.of(request).endWithScope();
    }

    /**
     * Does what {@link RemoteCallerFilter} does, unless Quarkus found that filter too.
     *
     * @param request the request
     */
    @ServerRequestFilter(priority = RemoteCallerFilter.PRIORITY)
    public void knowCaller(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) != null) {
            caller.filter(request);
        }
    }

    /**
     * Does what {@link RequirementFeature} does, unless Quarkus found that feature too.
     *
     * @param request the request
     * @param resource the method that is about to be called
     * @return the answer to a caller who does not meet the requirement; such a method must not abort the request
     */
    @ServerRequestFilter(priority = RequirementFilter.PRIORITY)
    public Optional<Response> require(ContainerRequestContext request, ResourceInfo resource) {
        return request.getProperty(PROPERTY) == null
                ? Optional.empty()
                : RequirementFilter.refusal(
                        request, Requirement.of(resource.getResourceClass(), resource.getResourceMethod()));
    }

    /**
     * Does what {@link CallerFilter} does; a second time changes nothing.
     *
     * @param request the request
     */
    @ServerRequestFilter(priority = CallerFilter.PRIORITY)
    public void noteCaller(ContainerRequestContext request) {
        current.noteCaller();
    }

    /**
     * Does what {@link SignInResponseFilter} and {@link CookieResponseFilter} do, unless Quarkus found those too.
     *
     * @param request the request
     * @param response its answer
     */
    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) != null) {
            new SignInResponseFilter().filter(request, response);
            new CookieResponseFilter().filter(request, response);
        }
    }

    /**
     * Does what {@link AuthorizationRequiredMapper} does.
     *
     * @param exception what to answer
     * @return the answer
     */
    @ServerExceptionMapper(priority = AuthorizationRequiredMapper.PRIORITY)
    public Response answer(AuthorizationRequiredException exception) {
        return new AuthorizationRequiredMapper().toResponse(exception);
    }

    /**
     * Does what {@link CallbackRejectedMapper} does.
     *
     * @param exception what to answer
     * @return the answer
     */
    @ServerExceptionMapper(priority = AuthorizationRequiredMapper.PRIORITY)
    public Response answer(CallbackRejectedException exception) {
        return new CallbackRejectedMapper().toResponse(exception);
    }

    /**
     * Does what {@link OAuthExceptionMapper} does.
     *
     * @param exception what to answer
     * @return the answer
     */
    @ServerExceptionMapper(priority = AuthorizationRequiredMapper.PRIORITY)
    public Response answer(OAuthException exception) {
        OAuthExceptionMapper mapper = new OAuthExceptionMapper();
        mapper.providers = providers;
        return mapper.toResponse(exception);
    }
}
