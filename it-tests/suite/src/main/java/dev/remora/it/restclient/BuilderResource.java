package dev.remora.it.restclient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** Calls by a client that it builds for the call. */
@Path("built")
@RequestScoped
@Produces("text/plain")
public class BuilderResource {

    /** Without an address where none is given. */
    @GET
    public String latest(@QueryParam("address") @Nullable URI address) throws Exception {
        RestClientBuilder builder = RestClientBuilder.newBuilder();
        if (address != null) {
            builder.baseUri(address);
        }
        UnaddressedParcels parcels = builder.build(UnaddressedParcels.class);
        try {
            return Outcome.of(parcels::latest);
        } finally {
            if (parcels instanceof AutoCloseable client) {
                client.close();
            }
        }
    }
}
