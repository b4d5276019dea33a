package dev.remora.it.restclient;

import dev.remora.RemoteApp;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Has no address of its own, so that it is the remote application's. */
@RegisterRestClient
@RemoteApp("bearer")
@Path("parcels")
@Consumes("application/json")
@Produces("application/json")
public interface UnaddressedParcels extends Parcels {

    @Override
    @GET
    Parcel latest();

    @Override
    @POST
    Parcel send(Parcel parcel);
}
