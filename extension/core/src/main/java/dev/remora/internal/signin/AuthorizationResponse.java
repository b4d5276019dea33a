package dev.remora.internal.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a callback; not to be trusted before its state was taken. */
sealed interface AuthorizationResponse {

    /** An answer that names the authorization request that it is about. */
    sealed interface Bound extends AuthorizationResponse {

        String state();
    }

    /** @param proof the authorization code or the verifier; empty where providers older than OAuth 1.0a send none */
    record Accepted(String state, String proof) implements Bound {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Accepted[state=****, proof=****]";
        }
    }

    record Refused(
            String state,
            String error,
            @Nullable String description,
            @Nullable String uri,
            Map<String, String> parameters)
            implements Bound {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Refused[state=****, error=" + error + "]";
        }
    }

    /** A user's no that does not say what it is about. */
    record BareDenial(String error) implements AuthorizationResponse {}
}
