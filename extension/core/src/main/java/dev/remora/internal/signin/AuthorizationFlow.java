package dev.remora.internal.signin;

import dev.remora.CallbackRejectedException;
import dev.remora.Token;
import dev.remora.internal.wire.AuthorizationResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends the user away and takes the answer; the rest of signing in is the same whichever protocol is spoken. */
sealed interface AuthorizationFlow permits OAuth1Flow, OAuth2Flow {

    /** Says where to send the browser; OAuth 1.0a asks the provider for it. */
    SentAuthorizationRequest begin(AuthorizationDetails details, Endpoints endpoints, URI redirectUri);

    /** @throws dev.remora.CallbackRejectedException if it is no answer of this protocol */
    AuthorizationResponse read(Map<String, List<String>> callback);

    /** The callback does not say which authorization request it answers. */
    CallbackRejectedException stateMissing();

    /** The callback answers an authorization request that is not this browser's. */
    CallbackRejectedException stateMismatch();

    /**
     * Checks that the settings still name the issuer with which it was begun, if there is one.
     *
     * @throws dev.remora.CallbackRejectedException if they name another, or none
     */
    default void checkIssuer(StartedSignIn started) {}

    /** @throws dev.remora.TokenRequestException if the provider refuses the token */
    Token exchange(StartedSignIn started, AuthorizationResponse.Accepted answer);
}
