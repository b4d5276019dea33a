package dev.remora.jaxrs;

import dev.remora.ErrorCode;
import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.spi.SignInState;
import dev.remora.spi.WebSignIn;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ready-made endpoints and the answers to users who have not signed in, for security mechanisms: below the context path of the
 * web application, whether or not it has JAX-RS resources.
 *
 * @since 1.0
 */
public final class ServletSignIn {

    private final ServletCurrentRequest current;
    private final SignInRequest request;

    /**
     * Makes them for one request.
     *
     * @param current the request
     * @param oauth the remote applications, asked for when a sign-in needs them
     * @param signIn the sign-ins of the application
     */
    public ServletSignIn(ServletCurrentRequest current, Supplier<OAuth> oauth, WebSignIn signIn) {
        this.current = current;
        this.request = new SignInRequest(current, current::header, oauth, signIn);
    }

    /**
     * Answers a request to one of the endpoints.
     *
     * @return the answer; empty for a request of the application's own
     */
    public Optional<Response> endpoint() {
        return Endpoint.of(request).map(endpoint -> sent(new SignInEndpoints(request).answer(endpoint)));
    }

    /**
     * Answers a user who has not signed in, and who wants what only users may have.
     *
     * @return the way to the provider or to the page of buttons; 401 for what is no request for a page
     */
    public Response required() {
        return sent(new SignInChallenge(request).answer(SignInState.SIGN_IN_REQUIRED, Set.of(), null));
    }

    /**
     * Starts a sign-in of a browser, whoever the user is now, and whatever the method of its request is.
     *
     * @param remoteApps the remote applications to choose from; none for all
     * @param returnTo the path to go to in the end; {@code null} for the present page
     * @param freshWithin how long ago at most the user may have proved to the provider who it is, or {@code null}
     * @return the way to the provider or to the page of buttons, or a page that says what went wrong; 401 for what accepts no page
     */
    public Response start(Set<String> remoteApps, @Nullable String returnTo, @Nullable Duration freshWithin) {
        SignInChallenge challenge = new SignInChallenge(request);
        if (!request.acceptsPage()) {
            return sent(challenge.refusal(ErrorCode.AUTHORIZATION_REQUIRED, "required"));
        }
        String page = request.method().equals("GET") ? request.pathAndQuery() : null;
        return sent(challenge.start(remoteApps, returnTo == null ? page : returnTo, freshWithin));
    }

    /**
     * Answers where it cannot be found out who the user is.
     *
     * @param failure the reason
     * @return a page that says so
     */
    public Response failed(OAuthException failure) {
        return sent(new SignInEndpoints(request).failed("", failure));
    }

    /** The address may hold a code, and the answer is for one user. */
    private Response sent(Response answer) {
        Response.ResponseBuilder copy = Response.fromResponse(answer)
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.getHeaderString(SignInResponseFilter.REFERRER_POLICY) == null) {
            copy.header(SignInResponseFilter.REFERRER_POLICY, "no-referrer");
        }
        return current.answer(copy.build());
    }
}
