package dev.remora.internal.client;

import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.spi.CurrentRequest;
import org.jspecify.annotations.Nullable;

/**
 * The request in which a call, an authorization request or a sign-out was begun.
 *
 * @param key tells that request from others; {@code null} where there was none
 */
record OriginatingRequest(
        CurrentRequests requests, @Nullable Object key) {

    static OriginatingRequest now(CurrentRequests requests) {
        return new OriginatingRequest(requests, keyOf(requests));
    }

    /** Throws if the calling thread is answering another request, whose user may be somebody else. */
    void check(String remoteApp, String what, String method) {
        Object now = keyOf(requests);
        if (key != null && now != null && !key.equals(now)) {
            throw TokenMessages.madeInOtherRequest(remoteApp, what, method);
        }
    }

    private static @Nullable Object keyOf(CurrentRequests requests) {
        return requests.current().map(CurrentRequest::key).orElse(null);
    }
}
