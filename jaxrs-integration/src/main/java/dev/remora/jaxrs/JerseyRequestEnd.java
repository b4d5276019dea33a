package dev.remora.jaxrs;

import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Ends requests on Jersey, which runs no response filter after an exception that no mapper takes. Elsewhere nobody has these
 * types, and {@link SignInResponseFilter} does this. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
public class JerseyRequestEnd implements ApplicationEventListener, RequestEventListener {

    /** Made by Jersey. */
    public JerseyRequestEnd() {}

    @Override
    public void onEvent(ApplicationEvent event) {}

    @Override
    public RequestEventListener onRequest(RequestEvent event) {
        return this;
    }

    @Override
    public void onEvent(RequestEvent event) {
        ContainerRequest request = event.getContainerRequest();
        if (event.getType() == RequestEvent.Type.FINISHED && request != null) {
            RequestLife.of(request).answer(ServerSide.of(request));
        }
    }
}
