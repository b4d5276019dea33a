package dev.remora.jaxrs;

import dev.remora.RemoteApp;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Signs what MicroProfile REST Client sends for an interface that names its remote application, be it injected or built:
 * {@code @RegisterRestClient @RemoteApp("github") interface Github}. Found by {@code META-INF/services}; where MicroProfile
 * REST Client is absent, nobody looks for it.
 *
 * @see RemoteAppFeature what is signed, and whose token it is
 * @since 1.0
 */
public class RemoteAppListener implements RestClientListener {

    /** Made by MicroProfile REST Client. */
    public RemoteAppListener() {}

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        RemoteApp remoteApp = serviceInterface.getAnnotation(RemoteApp.class);
        if (remoteApp != null) {
            builder.register(RemoteAppFeature.of(remoteApp.value()));
        }
    }
}
