package dev.remora.internal.client;

import dev.remora.SignOut;
import dev.remora.Token;
import dev.remora.internal.signin.RemoteAppCore;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Gathers what the application says about one signing out. */
final class DefaultSignOut implements SignOut {

    private final RemoteAppCore core;
    private final TokenSelector choice;
    private final OriginatingRequest origin;
    private @Nullable String returnTo;
    private @Nullable Boolean revoke;
    private @Nullable String state;

    DefaultSignOut(RemoteAppCore core, TokenSelector choice, OriginatingRequest origin) {
        this.core = core;
        this.choice = choice;
        this.origin = origin;
    }

    @Override
    public SignOut returnTo(@Nullable String returnTo) {
        this.returnTo = returnTo;
        return this;
    }

    @Override
    public SignOut revoke(boolean revoke) {
        this.revoke = revoke;
        return this;
    }

    @Override
    public SignOut state(@Nullable String state) {
        this.state = state;
        return this;
    }

    @Override
    public Response redirect() {
        return Response.seeOther(uri())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @Override
    public URI uri() {
        if (choice.ofCurrentUser()) {
            origin.check(core.settings().name(), "this signing out", "signOut()");
        }
        Token token = choice.signOut(core).orElse(null);
        return core.signOut().end(token, returnTo, revoke, state);
    }
}
