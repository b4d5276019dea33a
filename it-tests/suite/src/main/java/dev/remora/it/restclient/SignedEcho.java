package dev.remora.it.restclient;

import dev.remora.RemoteApp;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The API of a provider of OAuth 1.0a. */
@RegisterRestClient
@RemoteApp("signed")
@Path("api/echo")
@Consumes("application/json")
@Produces("application/json")
public interface SignedEcho {

    @GET
    Echo get(@QueryParam("words") String words);

    @POST
    Echo post(Parcel parcel);
}
