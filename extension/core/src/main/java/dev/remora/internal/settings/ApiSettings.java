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
}
