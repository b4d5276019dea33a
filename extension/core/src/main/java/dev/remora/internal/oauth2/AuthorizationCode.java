package dev.remora.internal.oauth2;

import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The code of a callback (RFC 6749 section 4.1.3).
 *
 * @param redirectUri exactly as the authorization request had it; {@code null} if it had none
 * @param verifier of PKCE (RFC 7636 section 4.5); empty if there is none
 */
public record AuthorizationCode(String code, @Nullable String redirectUri, String verifier) implements Grant {

    @Override
    public ProtocolCall call() {
        return ProtocolCall.ACCESS_TOKEN;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        if (redirectUri != null) {
            parameters.put("redirect_uri", redirectUri);
        }
        if (!verifier.isEmpty()) {
            parameters.put("code_verifier", verifier);
        }
        return parameters;
    }

    @Override
    public SentSecrets hiding(SentSecrets others) {
        return others.and(code).and(verifier);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "AuthorizationCode[redirectUri=" + redirectUri + "]";
    }
}
