package dev.remora.it.app;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells on which threads asynchronous calls wait. */
@Path("{app}/threads")
@RequestScoped
@Produces("application/json")
public class ThreadResource {

    private static final int LIMIT_SECONDS = 30;

    @Inject
    OAuth oauth;

    /**
     * The name of the thread on which a call of {@code held} has waited, and of one of the server's managed executor, empty if it
     * has none. The provider answers that call once {@code release} is called.
     */
    @GET
    public String names(@PathParam("app") String app) throws Exception {
        OAuthRemote remote = oauth.remote(app);
        CompletionStage<String> waited =
                remote.request("held").async().get().thenApply(answer -> name(Thread.currentThread()));
        remote.get("release");
        return Json.createObjectBuilder()
                .add("waited", waited.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .add("managed", managed())
                .add("java", Runtime.version().feature())
                .build()
                .toString();
    }

    @SuppressWarnings("BanJNDI") // the name is a constant, and its context the server's own
    private static String managed() throws Exception {
        Object found;
        try {
            found = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        } catch (NamingException none) {
            return "";
        }
        return ((ExecutorService) found)
                .submit(() -> name(Thread.currentThread()))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Virtual threads have no name. */
    private static String name(Thread thread) {
        return thread.getName().isEmpty() ? thread.getClass().getSimpleName() : thread.getName();
    }
}
