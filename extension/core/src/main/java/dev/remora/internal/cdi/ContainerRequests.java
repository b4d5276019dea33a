package dev.remora.internal.cdi;

import dev.remora.internal.signin.CurrentRequests;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Optional;

/** The bean that is the current request, on threads that have one. */
final class ContainerRequests implements CurrentRequests {

    private final Optional<CurrentRequest> bean;

    ContainerRequests(Optional<CurrentRequest> bean) {
        this.bean = bean;
    }

    /** A request scope may be active without a request; whether it is active at all only trying can tell. */
    @Override
    public Optional<CurrentRequest> current() {
        try {
            return bean.filter(CurrentRequest::active);
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }
}
