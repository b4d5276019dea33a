package dev.remora.internal.oauth2;

import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refresh token (RFC 6749 section 6). It asks for the scope that was granted, so it names none. */
public record RefreshToken(String value) implements Grant {

    @Override
    public ProtocolCall call() {
        return ProtocolCall.REFRESH;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "refresh_token");
        parameters.put("refresh_token", value);
        return parameters;
    }

    @Override
    public SentSecrets hiding(SentSecrets others) {
        return others.and(value);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "RefreshToken[value=****]";
    }
}
