package dev.remora.internal.signin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wishes of the application for one authorization request.
 *
 * @param link whether the identity is to be linked to the caller of the current request
 */
public record AuthorizationDetails(
        @Nullable String callback,
        @Nullable String scope,
        @Nullable Supplier<String> state,
        Map<String, String> parameters,
        @Nullable String tokenKey,
        @Nullable String returnTo,
        boolean link) {

    /** Copies the parameters, in their order. */
    public AuthorizationDetails {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The wishes for a sign-in that links nothing. */
    public AuthorizationDetails(
            @Nullable String callback,
            @Nullable String scope,
            @Nullable Supplier<String> state,
            Map<String, String> parameters,
            @Nullable String tokenKey,
            @Nullable String returnTo) {
        this(callback, scope, state, parameters, tokenKey, returnTo, false);
    }

    public static AuthorizationDetails none() {
        return new AuthorizationDetails(null, null, null, Map.of(), null, null);
    }
}
