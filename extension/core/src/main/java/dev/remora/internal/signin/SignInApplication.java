package dev.remora.internal.signin;

import dev.remora.LinkedAccounts;
import dev.remora.RoleMapper;
import dev.remora.SignInHandler;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.WebSettings;
import dev.remora.spi.LogoutRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application that {@link DefaultWebSignIn} is about. Nothing is read before it is asked for. */
public interface SignInApplication {

    WebSettings settings();

    @Nullable
    URI externalBaseUri();

    Set<String> names();

    RemoteAppSettings settings(String remoteApp);

    /** Returns the token as it is kept for the current request's user. */
    Optional<Token> kept(String remoteApp, @Nullable String tokenKey);

    /** Forgets that token, and what became of sign-ins. */
    void forget(String remoteApp, @Nullable String tokenKey);

    /** Returns the token of this caller as it is kept. */
    Optional<Token> kept(String remoteApp, @Nullable String tokenKey, TokenOwner owner);

    /** Forgets the token of this owner, where sessions keep all tokens that of the current request's session. */
    void forget(String remoteApp, @Nullable String tokenKey, TokenOwner owner);

    /** Whether the application keeps tokens itself. */
    boolean isKeptByTheApplication(String remoteApp);

    /** Whether the session itself keeps tokens. */
    boolean isKeptInSession(String remoteApp);

    LinkedAccounts links();

    Optional<SignInHandler> handler(String remoteApp);

    Optional<RoleMapper> roles(String remoteApp);

    LogoutRegistry logouts();

    InstantSource clock();
}
