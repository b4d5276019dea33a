package dev.remora.it.guest;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls with the token of the session on other threads than that of the request, and answers the status. */
@Path("background/{app}")
@RequestScoped
public class BackgroundResource {

    private static final int LIMIT_SECONDS = 30;

    @Inject
    OAuth oauth;

    @Inject
    Jobs jobs;

    /** On a thread of the JAX-RS client. */
    @GET
    @Path("async")
    public int async(@PathParam("app") String app, @QueryParam("path") String path)
            throws ExecutionException, InterruptedException, TimeoutException {
        OAuthResponse answer = oauth.remote(app)
                .request(path)
                .async()
                .get()
                .toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return answer.status();
    }

    /** On a thread of the application, which goes on. */
    @GET
    @Path("job")
    public int job(@PathParam("app") String app, @QueryParam("path") String path)
            throws ExecutionException, InterruptedException, TimeoutException {
        OAuthRemote remote = oauth.remote(app);
        OAuthRemote signed = remote.withToken(remote.token().orElseThrow());
        return jobs.run(() -> signed.get(path).status()).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
