package dev.remora.it.restclient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls by an injected client. */
@Path("parcels/{client}")
@RequestScoped
@Produces("text/plain")
public class ParcelResource {

    @Inject
    @RestClient
    AddressedParcels addressed;

    @Inject
    @RestClient
    AstrayParcels astray;

    @Inject
    @RestClient
    StrangerParcels stranger;

    // where implementations want an address it cannot be made
    @Inject
    @RestClient
    Instance<UnaddressedParcels> unaddressed;

    @GET
    @Path("latest")
    public String latest(@PathParam("client") String client) {
        return Outcome.of(() -> client(client).latest());
    }

    @GET
    @Path("send")
    public String send(@PathParam("client") String client) {
        return Outcome.of(() -> client(client).send(Parcel.of("two words & \u00fc", 7)));
    }

    private Parcels client(String name) {
        return switch (name) {
            case "addressed" -> addressed;
            case "astray" -> astray;
            case "stranger" -> stranger;
            case "unaddressed" -> unaddressed.get();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
