package dev.remora.internal.oauth2;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the provider sent the browser back with (RFC 6749 sections 4.1.2 and 4.1.2.1). Nothing in it is to be
 * trusted yet.
 */
public sealed interface OAuth2Callback {

    /** The issuer that the callback says it is from ({@code iss}, RFC 9207 section 2). */
    @Nullable
    String issuer();

    /** @param state which authorization request it answers */
    record Code(String state, @Nullable String issuer, String code) implements OAuth2Callback {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Code[state=****, code=****]";
        }
    }

    /**
     * The words are cleaned and capped; the parameters are all others.
     *
     * @param state which authorization request it answers
     */
    record Refused(
            String state,
            @Nullable String issuer,
            String error,
            @Nullable String description,
            @Nullable String uri,
            Map<String, String> parameters)
            implements OAuth2Callback {

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
    record BareError(@Nullable String issuer, String error) implements OAuth2Callback {}

    /** @throws dev.remora.CallbackRejectedException if it is no answer of OAuth 2 */
    static OAuth2Callback read(String remoteApp, Map<String, List<String>> parameters) {
        return new CallbackReader(remoteApp, parameters).read();
    }
}
