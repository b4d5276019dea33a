package dev.remora.internal.signin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The wishes of the application for one authorization request. */
public record AuthorizationDetails(
        @Nullable String callback,
        @Nullable String scope,
        @Nullable Supplier<String> state,
        Map<String, String> parameters,
        @Nullable String tokenKey,
        @Nullable String returnTo) {

    /** Copies the parameters, in their order. */
    public AuthorizationDetails {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static AuthorizationDetails none() {
        return new AuthorizationDetails(null, null, null, Map.of(), null, null);
    }
}
