package dev.remora.it.parts;

import dev.remora.RemoteApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Changes the scheme of the token, as Weibo wants it. */
@ApplicationScoped
@RemoteApp("hooked")
public class Hook implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        String authorization = request.getHeaderString("Authorization");
        request.getHeaders().putSingle("Authorization", authorization.replace("Bearer", "OAuth2"));
    }
}
