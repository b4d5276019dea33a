package dev.remora.it.guest;

import dev.remora.RemoteApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Sees the JAX-RS client that Remora made. */
@ApplicationScoped
@RemoteApp("github")
public class ClientTrace implements ClientRequestFilter {

    @Inject
    Traces traces;

    @Override
    public void filter(ClientRequestContext request) {
        traces.leave("client", request.getClient());
    }
}
