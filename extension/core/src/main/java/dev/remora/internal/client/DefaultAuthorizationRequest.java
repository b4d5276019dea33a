package dev.remora.internal.client;

import dev.remora.AuthorizationRequest;
import dev.remora.internal.signin.AuthorizationDetails;
import dev.remora.internal.signin.SignIn;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what the application says about one authorization request. */
final class DefaultAuthorizationRequest implements AuthorizationRequest {

    private final String remoteApp;
    private final Function<Boolean, SignIn> signIn;
    private final OriginatingRequest origin;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private @Nullable String callback;
    private @Nullable String scope;
    private @Nullable Supplier<String> state;
    private @Nullable String tokenKey;
    private @Nullable String returnTo;
    private boolean link;

    /** Takes a function that gets the sign-in, told whether the callback has to come from the settings. */
    DefaultAuthorizationRequest(
            String remoteApp, Function<Boolean, SignIn> signIn, OriginatingRequest origin, @Nullable String tokenKey) {
        this.remoteApp = remoteApp;
        this.signIn = signIn;
        this.origin = origin;
        this.tokenKey = tokenKey;
    }

    @Override
    public AuthorizationRequest callback(String callback) {
        this.callback = callback;
        return this;
    }

    @Override
    public AuthorizationRequest scope(String scope) {
        this.scope = scope;
        return this;
    }

    @Override
    public AuthorizationRequest state(String state) {
        return state(() -> state);
    }

    @Override
    public AuthorizationRequest state(Supplier<String> state) {
        this.state = state;
        return this;
    }

    @Override
    public AuthorizationRequest param(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    @Override
    public AuthorizationRequest tokenKey(String tokenKey) {
        this.tokenKey = tokenKey;
        return this;
    }

    @Override
    public AuthorizationRequest returnTo(@Nullable String returnTo) {
        this.returnTo = returnTo;
        return this;
    }

    @Override
    public AuthorizationRequest link() {
        link = true;
        return this;
    }

    @Override
    public Response redirect() {
        if (!signIn().startable()) {
            return Response.status(Response.Status.METHOD_NOT_ALLOWED)
                    .header(HttpHeaders.ALLOW, "GET")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Response.seeOther(uri())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @Override
    public URI uri() {
        return signIn().begin(new AuthorizationDetails(callback, scope, state, parameters, tokenKey, returnTo, link));
    }

    private SignIn signIn() {
        origin.check(remoteApp, "this authorization request", "authorization()");
        return signIn.apply(callback == null);
    }
}
