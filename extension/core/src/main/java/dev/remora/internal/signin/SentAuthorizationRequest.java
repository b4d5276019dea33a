package dev.remora.internal.signin;

import dev.remora.internal.oidc.OpenIdRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request (RFC 6749 section 4.1.1, RFC 5849 section 2.2): the URI that the browser is sent to, and what its
 * response will be compared with. {@link StartedSignIn} tells what the parts are to each protocol.
 */
record SentAuthorizationRequest(
        URI authorizationUri,
        String state,
        String secret,
        @Nullable String scope,
        @Nullable OpenIdRequest openId) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SentAuthorizationRequest[scope=" + scope + "]";
    }
}
