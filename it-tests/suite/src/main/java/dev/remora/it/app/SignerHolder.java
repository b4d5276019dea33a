package dev.remora.it.app;

import dev.remora.it.app.SignerResource.UnmappedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Keeps the signer of a request beyond it, as an application should not. */
@ApplicationScoped
public class SignerHolder {

    private volatile ClientRequestFilter signer = request -> {
        throw new UnmappedException();
    };

    public ClientRequestFilter signer() {
        return signer;
    }

    public void keep(ClientRequestFilter signer) {
        this.signer = signer;
    }
}
