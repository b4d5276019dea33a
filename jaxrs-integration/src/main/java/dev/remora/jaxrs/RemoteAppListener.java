package dev.remora.jaxrs;

import dev.remora.RemoteApp;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Signs what MicroProfile REST Client sends for an interface that names its remote application, be it injected or built:
 * {@code @RegisterRestClient @RemoteApp("github") interface Github}. A client without a base URI of its own gets the remote
 * application's {@code base-url}, if its implementation asks listeners before it needs one. Found by {@code META-INF/services};
 * where MicroProfile REST Client is absent, nobody looks for it.
 *
 * @see RemoteAppFeature what is signed, and whose token it is
 * @since 1.0
 */
public class RemoteAppListener implements RestClientListener {

    /** Made by MicroProfile REST Client. */
    public RemoteAppListener() {}

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        MissingBaseUri.stop(serviceInterface);
        RemoteApp remoteApp = serviceInterface.getAnnotation(RemoteApp.class);
        if (remoteApp != null) {
            builder.register(RemoteAppFeature.of(remoteApp.value()));
            if (MissingBaseUri.of(builder)) {
                builder.baseUri(RemoteAppFeature.registry(remoteApp.value())
                        .remote(remoteApp.value())
                        .baseUri());
            }
        }
    }
}
