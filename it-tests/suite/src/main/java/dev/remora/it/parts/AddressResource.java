package dev.remora.it.parts;

import dev.remora.OAuth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Tells where the sign-in with a remote application would send a browser. */
@Path("address")
@RequestScoped
public class AddressResource {

    @Inject
    OAuth oauth;

    @GET
    public String address(@QueryParam("app") String app) {
        return oauth.remote(app).authorization().callback("authorized").uri().toString();
    }
}
