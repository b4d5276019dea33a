package dev.remora.internal.settings;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that calls go to, and their form. The base URL ends with a slash; the origins that may get the token include
 * its own.
 */
public record ApiSettings(
        @Nullable URI baseUrl,
        Set<Origin> origins,
        boolean allowHttp,
        @Nullable String contentType,
        String authorizationScheme) {

    public ApiSettings {
        origins = Set.copyOf(origins);
    }

    /** Returns the same with another base URL, whose origin is one of these. */
    public ApiSettings withBaseUrl(URI other) {
        return new ApiSettings(other, origins, allowHttp, contentType, authorizationScheme);
    }

    /** Whether an origin may get the token, as far as its name goes. */
    public boolean allows(Origin origin) {
        return origins.contains(origin) || origins.stream().anyMatch(allowed -> allowed.covers(origin));
    }
}
