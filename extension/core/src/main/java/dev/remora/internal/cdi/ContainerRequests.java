package dev.remora.internal.cdi;

import dev.remora.internal.token.CurrentRequests;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.List;
import java.util.Optional;

/** The beans that may be the current request: the first active one is, on threads that have one. */
final class ContainerRequests implements CurrentRequests {

    private final List<CurrentRequest> beans;

    ContainerRequests(List<CurrentRequest> beans) {
        this.beans = List.copyOf(beans);
    }

    @Override
    public Optional<CurrentRequest> current() {
        return beans.stream().filter(ContainerRequests::isActive).findFirst();
    }

    /** A request scope may be active without a request; whether it is active at all only trying can tell. */
    private static boolean isActive(CurrentRequest request) {
        try {
            return request.active();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
