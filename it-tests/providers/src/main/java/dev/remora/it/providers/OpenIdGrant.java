package dev.remora.it.providers;

import java.time.Instant;

/**
 * What a user allowed.
 *
 * @param request the authorization request
 * @param subject who
 * @param session the session at the provider, as {@code sid}
 * @param authenticated when the user signed in at the provider
 */
record OpenIdGrant(OpenIdRequest request, String subject, String session, Instant authenticated) {

    boolean has(String scope) {
        return (" " + request.parameter("scope") + " ").contains(" " + scope + " ");
    }
}
