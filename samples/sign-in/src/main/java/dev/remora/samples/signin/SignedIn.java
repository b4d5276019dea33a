package dev.remora.samples.signin;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Pages that require a sign-in. How to sign in and out is not here: Remora serves that, below {@code oauth}. */
@Produces(MediaType.TEXT_HTML)
public abstract class SignedIn {

    @Inject
    private OAuth oauth;

    private @Context UriInfo uri;

    abstract OAuthRemote remote();

    abstract String title();

    /** The address of the application, with a slash at the end. */
    URI base() {
        return uri.getBaseUri();
    }

    /** The form of {@code oauth/NAME/logout}; the token shows that a page of this application sent it. */
    String signOut() {
        return Layout.signOut(remote().name(), oauth.csrfToken());
    }

    /** An absolute URI: servers differ in what they make of a relative one. */
    Response goTo(String path) {
        URI target = base().resolve(path);
        return Response.seeOther(target).build();
    }
}
