package dev.remora.internal.signin;

import dev.remora.AuthorizationResult;
import dev.remora.Token;
import dev.remora.TokenOwner;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins and finishes authorization requests of one remote application, on the thread of the current request. */
public interface SignIn {

    /**
     * Remembers a pending authorization in the browser session and says where to send the browser.
     *
     * @throws dev.remora.RequestRefusedException unless the request is {@link #startable}
     */
    URI begin(AuthorizationDetails details);

    /** Whether the current request may start one: a HEAD only looks. */
    boolean startable();

    /** Finishes with the parameters of the current request. */
    AuthorizationResult finish();

    /** Finishes so, and keeps the token for the owner whom the function knows by it. */
    AuthorizationResult finish(Function<Token, TokenOwner> owner);

    AuthorizationResult finish(Map<String, List<String>> parameters);

    /** Ends the user's sign-in under this name, whether or not its token was there, and forgets what became of earlier ones. */
    void ended(@Nullable String tokenKey);
}
