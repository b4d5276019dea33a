package dev.remora.it.restclient;

import dev.remora.RemoteApp;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has an address where the token must not go. */
@RegisterRestClient
@RemoteApp("bearer")
@Path("parcels")
@Consumes("application/json")
@Produces("application/json")
public interface AstrayParcels extends Parcels {

    @Override
    @GET
    Parcel latest();

    @Override
    @POST
    Parcel send(Parcel parcel);
}
