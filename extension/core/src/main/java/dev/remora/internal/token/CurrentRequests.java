package dev.remora.internal.token;

import dev.remora.spi.CurrentRequest;
import java.util.Optional;

/** Finds the request that the calling thread is answering. */
@FunctionalInterface
public interface CurrentRequests {

    Optional<CurrentRequest> current();
}
