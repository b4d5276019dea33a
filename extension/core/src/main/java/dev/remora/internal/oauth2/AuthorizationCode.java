package dev.remora.internal.oauth2;

import dev.remora.spi.ProtocolCall;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The code of a callback (RFC 6749 section 4.1.3).
 *
 * @param redirectUri exactly as the authorization request had it
 * @param verifier of PKCE (RFC 7636 section 4.5); empty if there is none
 */
public record AuthorizationCode(String code, URI redirectUri, String verifier) implements Grant {

    @Override
    public ProtocolCall call() {
        return ProtocolCall.ACCESS_TOKEN;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", redirectUri.toString());
        if (!verifier.isEmpty()) {
            parameters.put("code_verifier", verifier);
        }
        return parameters;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "AuthorizationCode[redirectUri=" + redirectUri + "]";
    }
}
