package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolResponse;
import java.util.Map;

/** The result of a request token call (RFC 5849 section 2.1). */
public record TemporaryCredentials(String token, Secret secret, Map<String, String> parameters) {

    /** Whether the provider has to say that it got the callback. */
    public enum CallbackConfirmation {
        REQUIRED,
        /** For providers older than OAuth 1.0a. */
        NOT_EXPECTED
    }

    public TemporaryCredentials {
        parameters = Map.copyOf(parameters);
    }

    /** @throws dev.remora.TokenRequestException if there are no credentials in it */
    public static TemporaryCredentials read(
            CredentialsReader reader, ProtocolResponse response, CallbackConfirmation confirmation) {
        OAuth1Token token = reader.read(response);
        String confirmed = token.parameters().getOrDefault("oauth_callback_confirmed", "");
        if (confirmation == CallbackConfirmation.REQUIRED && !confirmed.equalsIgnoreCase("true")) {
            throw OAuth1Messages.callbackUnconfirmed(reader.remoteApp(), response.status());
        }
        return new TemporaryCredentials(token.token(), Secret.of(token.secret()), token.parameters());
    }

    /** The token to sign the access token call with. */
    public OAuth1Token asToken() {
        return Token.oauth1(token, secret.reveal()).withParameters(parameters);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TemporaryCredentials[token=****, secret=****, parameters=" + parameters.keySet() + "]";
    }
}
