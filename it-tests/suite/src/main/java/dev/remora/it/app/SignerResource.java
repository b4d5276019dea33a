package dev.remora.it.app;

import dev.remora.OAuth;
import dev.remora.OAuthException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

/** Signs with the signer of an earlier request, which no exception mapper has answered. */
@Path("{app}/signer")
@RequestScoped
@Produces("application/json")
public class SignerResource {

    @Inject
    OAuth oauth;

    @Inject
    SignerHolder holder;

    /** No mapper takes it. */
    static final class UnmappedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnmappedException() {
            super("no mapper takes this");
        }
    }

    @GET
    @Path("unmapped")
    public String unmapped(@PathParam("app") String app) {
        holder.keep(oauth.remote(app).signer());
        throw new UnmappedException();
    }

    @GET
    public String signed(@QueryParam("uri") String uri) {
        try (Client client =
                ClientBuilder.newBuilder().register(holder.signer()).build()) {
            return Json.createObjectBuilder()
                    .add("status", client.target(uri).request().get().getStatus())
                    .build()
                    .toString();
        } catch (ProcessingException e) {
            if (e.getCause() instanceof OAuthException refused) {
                return Answers.failure(refused);
            }
            throw e;
        }
    }
}
