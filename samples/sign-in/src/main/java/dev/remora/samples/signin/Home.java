package dev.remora.samples.signin;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeMap;

/** The list of remote applications; one can be signed in with several. */
@Path("")
@RequestScoped
public class Home {

    @Inject
    private OAuth oauth;

    private @Context UriInfo uri;

    /** All that are known, and whether there is a token. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public String list() {
        Map<String, Boolean> signedIn = new TreeMap<>();
        for (String name : oauth.names()) {
            OAuthRemote remote = oauth.remote(name);
            signedIn.put(name, remote.token().isPresent());
        }
        String csrf = signedIn.containsValue(true) ? oauth.csrfToken() : "";
        return Pages.home(uri.getBaseUri(), signedIn, csrf);
    }
}
