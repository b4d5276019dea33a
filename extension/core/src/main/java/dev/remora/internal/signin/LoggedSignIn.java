package dev.remora.internal.signin;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.internal.token.RefusalLog;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leaves a trace of rejected callbacks, denials and refused token requests, whatever the application makes of them. */
record LoggedSignIn(SignIn signIn, RefusalLog refusals) implements SignIn {

    @Override
    public URI begin(AuthorizationDetails details) {
        return logged(() -> signIn.begin(details));
    }

    @Override
    public boolean startable() {
        return signIn.startable();
    }

    @Override
    public AuthorizationResult finish() {
        return told(logged(signIn::finish));
    }

    @Override
    public AuthorizationResult finish(Function<Token, TokenOwner> owner) {
        return told(logged(() -> signIn.finish(owner)));
    }

    @Override
    public AuthorizationResult finish(Map<String, List<String>> parameters) {
        return told(logged(() -> signIn.finish(parameters)));
    }

    @Override
    public void ended(@Nullable String tokenKey) {
        signIn.ended(tokenKey);
    }

    private AuthorizationResult told(AuthorizationResult result) {
        if (result instanceof Denied denied) {
            refusals.denied(denied);
        }
        return result;
    }

    private <T> T logged(Supplier<T> step) {
        try {
            return step.get();
        } catch (OAuthException e) {
            // missing settings and misuse are thrown only: they are the application's own
            boolean refusal = e instanceof CallbackRejectedException
                    || e instanceof TokenRequestException
                    || e instanceof TransportException;
            // a callback that is posted again has not failed yet
            if (refusal && e.code() != ErrorCode.CALLBACK_POSTED_AGAIN) {
                refusals.signInFailed(e);
            }
            throw e;
        }
    }
}
