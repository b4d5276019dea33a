package dev.remora.jaxrs;

import dev.remora.OAuth;
import dev.remora.spi.WebSignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Serves the ready-made endpoints on Quarkus, where filters before matching may not wait for anything: {@link EndpointsFilter}
 * sends requests here, and all others get 404. An application on Quarkus that lists its classes by hand lists this one too.
 *
 * @since 1.0
 */
@RequestScoped
@Path(QuarkusEndpoints.PATH)
public class QuarkusEndpoints {

    static final String PATH = "dev.remora.jaxrs.endpoints";

    @Inject
    JaxrsCurrentRequest current;

    @Inject
    Instance<OAuth> oauth;

    @Inject
    WebSignIn signIn;

    /** Made by the container. */
    public QuarkusEndpoints() {}

    /**
     * Answers GET.
     *
     * @return the answer of the endpoint
     */
    @GET
    public Response get() {
        return answer();
    }

    /**
     * Answers POST.
     *
     * @return the answer of the endpoint
     */
    @POST
    public Response post() {
        return answer();
    }

    /**
     * Answers HEAD.
     *
     * @return the answer of the endpoint
     */
    @HEAD
    public Response head() {
        return answer();
    }

    /**
     * Answers OPTIONS.
     *
     * @return the methods of the endpoint
     */
    @OPTIONS
    public Response options() {
        return answer();
    }

    /**
     * Refuses PUT.
     *
     * @return 405
     */
    @PUT
    public Response put() {
        return answer();
    }

    /**
     * Refuses PATCH.
     *
     * @return 405
     */
    @PATCH
    public Response patch() {
        return answer();
    }

    /**
     * Refuses DELETE.
     *
     * @return 405
     */
    @DELETE
    public Response delete() {
        return answer();
    }

    private Response answer() {
        SignInRequest request = new SignInRequest(current, current.context()::getHeaderString, oauth::get, signIn);
        SignInResponseFilter.mark(current.context());
        return Endpoint.of(request)
                .map(endpoint -> new SignInEndpoints(request).answer(endpoint))
                .orElseThrow(NotFoundException::new);
    }
}
