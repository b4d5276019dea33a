package dev.remora.internal.client;

import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.spi.CurrentRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request that something in the making was made in.
 *
 * @param request the key of that request; {@code null} without one
 */
record MadeIn(CurrentRequests requests, @Nullable Object request) {

    static MadeIn now(CurrentRequests requests) {
        return new MadeIn(requests, key(requests));
    }

    /** Throws if the calling thread is answering another request by now, whose user is somebody else perhaps. */
    void check(String remoteApp, String what, String method) {
        Object now = key(requests);
        if (request != null && now != null && !request.equals(now)) {
            throw TokenMessages.madeInOtherRequest(remoteApp, what, method);
        }
    }

    private static @Nullable Object key(CurrentRequests requests) {
        return requests.current().map(CurrentRequest::key).orElse(null);
    }
}
