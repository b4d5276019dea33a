package dev.remora.internal.client;

import dev.remora.AuthorizationResult;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.signin.AuthorizationDetails;
import dev.remora.internal.signin.SignIn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nobody signs in where calls are tested. */
class UnusedSignIn implements SignIn {

    @Override
    public boolean startable() {
        return true;
    }

    @Override
    public URI begin(AuthorizationDetails details) {
        throw new AssertionError("not expected");
    }

    @Override
    public AuthorizationResult finish() {
        throw new AssertionError("not expected");
    }

    @Override
    public AuthorizationResult finish(Function<Token, TokenOwner> owner) {
        throw new AssertionError("not expected");
    }

    @Override
    public AuthorizationResult finish(Map<String, List<String>> parameters) {
        throw new AssertionError("not expected");
    }

    @Override
    public void ended(@Nullable String tokenKey) {}
}
