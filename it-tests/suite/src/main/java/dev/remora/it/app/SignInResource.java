package dev.remora.it.app;

import dev.remora.AuthorizationRequest;
import dev.remora.AuthorizationResult;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Sign-in with the remote application that the address names; what comes of it is answered as JSON. */
@Path("{app}")
@RequestScoped
@Produces("application/json")
public class SignInResource {

    @Inject
    @Any
    Instance<OAuthRemote> remotes;

    @GET
    @Path("login")
    public Response login(
            @PathParam("app") String app,
            @QueryParam("callback") @Nullable String callback,
            @QueryParam("returnTo") @Nullable String returnTo,
            @QueryParam("tokenKey") @Nullable String tokenKey,
            @HeaderParam("Referer") @Nullable String referer) {
        try {
            AuthorizationRequest request =
                    remote(app).authorization().callback(callback == null ? app + "/authorized" : callback);
            request.returnTo(returnTo == null ? referer : returnTo);
            if (tokenKey != null) {
                request.tokenKey(tokenKey);
            }
            return request.redirect();
        } catch (OAuthException e) {
            return Response.ok(Answers.failure(e)).build();
        }
    }

    @POST
    @Path("login")
    public Response loginByPost(@PathParam("app") String app) {
        return remote(app).authorize(app + "/authorized");
    }

    @GET
    @Path("authorized")
    public String authorized(@PathParam("app") String app) {
        return finish(app);
    }

    /** For {@code response_mode=form_post}; reads the form itself too. */
    @POST
    @Path("authorized")
    @Consumes("application/x-www-form-urlencoded")
    public String authorizedByPost(
            @PathParam("app") String app,
            @FormParam("state") @Nullable String state,
            @FormParam("user") @Nullable String user,
            @FormParam("remora-posted-again") @Nullable String postedAgain) {
        if (state == null) {
            return "{\"outcome\":\"no form\"}";
        }
        return Answers.with(Answers.with(finish(app), "user", user), "postedAgain", postedAgain);
    }

    /** Leaves exceptions to whoever maps them. */
    @GET
    @Path("mapped/authorized")
    public String mapped(@PathParam("app") String app) {
        return Answers.result(remote(app).authorizedResponse());
    }

    /** The claims of the user who is signed in; empty if nobody is. */
    @GET
    @Path("identity")
    public String identity(@PathParam("app") String app) {
        return Answers.identity(remote(app).identity());
    }

    @POST
    @Path("forget")
    public String forget(@PathParam("app") String app) {
        remote(app).forget();
        return "{}";
    }

    private String finish(String app) {
        try {
            AuthorizationResult result = remote(app).authorizedResponse();
            return Answers.result(result);
        } catch (OAuthException e) {
            return Answers.failure(e);
        }
    }

    private OAuthRemote remote(String app) {
        return remotes.select(RemoteApp.Literal.of(app)).get();
    }
}
