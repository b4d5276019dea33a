package dev.remora.internal.oauth2;

import dev.remora.internal.settings.RequestFormat.Exchange;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.spi.ProtocolCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** An access token in exchange for one that lasts longer, as some providers have it; that of RFC 8693 is another. */
public record TokenExchange(Exchange format, String accessToken) implements Grant {

    @Override
    public ProtocolCall call() {
        return ProtocolCall.ACCESS_TOKEN;
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(format.params());
        parameters.replaceAll((name, value) -> value.replace(Exchange.ACCESS_TOKEN, accessToken));
        return parameters;
    }

    @Override
    public SentSecrets hiding(SentSecrets others) {
        return others.and(accessToken);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TokenExchange[format=" + format + ", accessToken=****]";
    }
}
