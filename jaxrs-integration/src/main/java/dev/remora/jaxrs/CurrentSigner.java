package dev.remora.jaxrs;

import dev.remora.OAuthRemote;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.util.function.Supplier;

/** Signs each request with the token that is current then; a client lives longer than a token. */
final class CurrentSigner implements ClientRequestFilter, ClientResponseFilter {

    private static final String PROPERTY = "dev.remora.jaxrs.signer";

    private final Supplier<OAuthRemote> remote;

    CurrentSigner(Supplier<OAuthRemote> remote) {
        this.remote = remote;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        ClientRequestFilter signer = remote.get().signer();
        request.setProperty(PROPERTY, signer);
        signer.filter(request);
    }

    /** The signer looks at answers too: a refused token is renewed before the next request. */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (request.getProperty(PROPERTY) instanceof ClientResponseFilter signer) {
            signer.filter(request, response);
        }
    }
}
