package dev.remora.internal.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the provider sent the browser back with (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 5849 section 2.2).
 * Nothing in it is to be trusted before its state was taken.
 */
public sealed interface AuthorizationResponse {

    /** The issuer that it says it is from ({@code iss}, RFC 9207 section 2). */
    @Nullable
    String issuer();

    /** A response that names the authorization request that it is about, by its state or its temporary token. */
    sealed interface Bound extends AuthorizationResponse {

        String state();
    }

    /** @param proof the authorization code or the verifier; empty where providers older than OAuth 1.0a send none */
    record Accepted(String state, @Nullable String issuer, String proof) implements Bound {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Accepted[state=****, proof=****]";
        }
    }

    /** The words are cleaned and capped; the parameters are all others. */
    record Refused(
            String state,
            @Nullable String issuer,
            String error,
            @Nullable String description,
            @Nullable String uri,
            Map<String, String> parameters)
            implements Bound {

        public Refused {
            parameters = Map.copyOf(parameters);
        }

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Refused[state=****, error=" + error + "]";
        }
    }

    /** An error that does not say which authorization request it answers. */
    record BareError(@Nullable String issuer, String error) implements AuthorizationResponse {}
}
