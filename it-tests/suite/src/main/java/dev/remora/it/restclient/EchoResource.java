package dev.remora.it.restclient;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls over OAuth 1.0a; answers who it was for the provider, how it was called, and with what body. */
@Path("echo")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class EchoResource {

    @Inject
    @RestClient
    SignedEcho signed;

    @GET
    @Path("get")
    public String get() {
        return text(signed.get("two words & \u00fc"));
    }

    @GET
    @Path("post")
    public String post() {
        return text(signed.post(Parcel.of("two words & \u00fc", 7)));
    }

    private static String text(Echo echo) {
        return echo.getUser() + ": " + echo.getMethod() + " " + echo.getBody();
    }
}
