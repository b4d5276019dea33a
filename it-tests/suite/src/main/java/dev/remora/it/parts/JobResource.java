package dev.remora.it.parts;

import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.Token;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Calls on a thread that has no request. */
@Path("job")
@RequestScoped
public class JobResource {

    @Inject
    OAuth oauth;

    /** Answers the status, or the code of the error. */
    @GET
    public String run(@QueryParam("token") @Nullable String token) throws ExecutionException, InterruptedException {
        OAuth registry = oauth;
        FutureTask<String> job =
                new FutureTask<>(() -> call(registry.remote("api"), Objects.requireNonNullElse(token, "")));
        Thread thread = new Thread(job, "job");
        thread.start();
        return job.get();
    }

    private static String call(OAuthRemote remote, String token) {
        try {
            OAuthRemote signed = token.isEmpty() ? remote : remote.withToken(Token.bearer(token));
            return String.valueOf(signed.get("job").status());
        } catch (OAuthException e) {
            return e.code().toString();
        }
    }
}
