package dev.remora.internal.signin;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes from callbacks and token responses what URLs need; nothing of it is looked at before the callback has proved itself. */
record RuntimeEndpoints(String remoteApp, RuntimeUrls urls) {

    private static final int MAX_LENGTH = 2048;

    /**
     * Returns the parameters of the callback that the token keeps.
     *
     * @throws dev.remora.CallbackRejectedException if a URL must not be made of them
     */
    Map<String, String> ofCallback(Map<String, List<String>> callback) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String name : urls.callbackParams()) {
            List<String> values = callback.getOrDefault(name, List.of());
            if (values.size() > 1) {
                throw OAuth2Messages.callbackParameterTwice(remoteApp, name);
            }
            if (!values.isEmpty() && !values.get(0).isEmpty()) {
                said.put(name, checked(name, values.get(0)));
            }
        }
        try {
            urls.check(said, true);
            return said;
        } catch (RefusedException e) {
            throw OAuth2Messages.callbackUrlRefused(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    private String checked(String name, String value) {
        if (value.length() > MAX_LENGTH) {
            throw OAuth2Messages.callbackParameterTooLong(remoteApp, name, MAX_LENGTH);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw OAuth2Messages.callbackUrlRefused(remoteApp, "a " + name + " with a control character");
        }
        return value;
    }

    /** Returns the endpoint at which the token is asked for. */
    URI tokenEndpoint(URI begunWith, Map<String, String> said) {
        try {
            return urls.url(RemoteAppKey.TOKEN_URL, begunWith, said);
        } catch (RefusedException e) {
            throw OAuth2Messages.callbackUrlRefused(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the token with what the callback said; the token response goes before it.
     *
     * @throws dev.remora.TokenRequestException if a URL must not be made of what the response said
     */
    Token completed(Token token, Map<String, String> said) {
        Map<String, String> parameters = new LinkedHashMap<>(said);
        parameters.putAll(token.parameters());
        try {
            urls.check(parameters, false);
        } catch (RefusedException e) {
            throw OAuth2Messages.tokenUrlRefused(remoteApp, String.valueOf(e.getMessage()));
        }
        if (said.isEmpty()) {
            return token;
        }
        return token instanceof OAuth1Token oauth1
                ? oauth1.withParameters(parameters)
                : ((OAuth2Token) token).withParameters(parameters);
    }
}
