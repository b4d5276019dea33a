package dev.remora.internal.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The begin of one authorization request; {@link StartedSignIn} tells what the parts are to each protocol. */
record Outset(
        URI authorizationUri,
        String state,
        String secret,
        @Nullable String scope) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Outset[scope=" + scope + "]";
    }
}
