package dev.remora.internal.settings;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the token is asked for; without a URL there is no sign-in. */
public record TokenEndpointSettings(
        @Nullable URI url, String method, Map<String, String> params, Map<String, String> headers) {

    public TokenEndpointSettings {
        params = Ordered.copyOf(params);
        headers = Ordered.copyOf(headers);
    }

    /** Shows no values: they may be secrets. */
    @Override
    public String toString() {
        return "TokenEndpointSettings[url=" + url + ", method=" + method + ", params=" + params.keySet() + ", headers="
                + headers.keySet() + "]";
    }
}
