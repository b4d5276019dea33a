package dev.remora.spi;

import dev.remora.RemotePrincipal;
import dev.remora.SignInHandler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins of an application as ready-made endpoints and security mechanisms need them: an application-scoped bean of Remora's
 * own, for integrators. But for the settings, its methods are about the current request and work on that request's thread.
 *
 * @since 1.0
 */
public interface WebSignIn {

    /**
     * Whether the endpoints are served: {@code remora.endpoints}, or a class with {@link dev.remora.SignInRequired}.
     *
     * @return true if they are switched on
     */
    boolean endpoints();

    /**
     * Whether users who signed in are callers: {@code remora.caller}, or what switches {@link #endpoints} on.
     *
     * @return true if they are
     */
    boolean callers();

    /**
     * Switches on what {@link dev.remora.SignInRequired} does: it was found on a class that is no bean, or a mechanism of Jakarta
     * Security signs users in.
     */
    void requireSignIn();

    /**
     * The path of the endpoints in a JAX-RS application: {@code remora.endpoints-path}.
     *
     * @param basePath the path of the application, with a slash at both ends
     * @return relative to that path, without a slash at its end; empty if another application of the archive has the endpoints
     */
    Optional<String> endpointsPath(String basePath);

    /**
     * The remote applications that users are asked to sign in with.
     *
     * @return the names of all whose settings can be read and that are with neither {@code remora.<name>.caller=false}
     *     nor {@code remora.<name>.token-owner=application}, sorted, unmodifiable; where no settings can be read, those of all
     */
    List<String> remoteApps();

    /**
     * How a remote application is shown to users: {@code remora.<name>.display-name} and {@code remora.<name>.button-colours}.
     *
     * @param remoteApp the name of the remote application
     * @return its button; one with that name alone if its settings cannot be read
     */
    SignInButton button(String remoteApp);

    /**
     * Refuses a remote application of which all users share one token, which a sign-in would replace.
     *
     * @param remoteApp the name of the remote application
     * @throws dev.remora.SettingsException with {@code remora.<name>.token-owner=application}
     */
    void check(String remoteApp);

    /**
     * The bean that answers at the end of a sign-in.
     *
     * @param remoteApp the name of the remote application
     * @return the bean, or empty if the application has none
     */
    Optional<SignInHandler> handler(String remoteApp);

    /**
     * The user who signed in last in this browser's session, as long as that sign-in lasts: nobody after a sign-out, after a logout
     * that the provider sent, or when the provider refuses to renew the token for good.
     *
     * @return the caller; empty where {@link #callers} is false, and of a remote application without identities
     */
    Optional<RemotePrincipal> caller();

    /**
     * Whether the user has signed in as it is required.
     *
     * @param remoteApps the remote applications of which one is enough; none: those of {@link #remoteApps}
     * @param freshWithin how long ago at most the user may have proved to the provider who it is, or {@code null}
     * @return what is missing
     */
    SignInState state(Set<String> remoteApps, @Nullable Duration freshWithin);

    /**
     * How long ago at most the caller may have proved to the provider who it is, where a login of the ready-made endpoints links an
     * account: the setting {@code remora.link-fresh-within}.
     *
     * @return the time; empty where any sign-in does
     */
    default Optional<Duration> linkFreshWithin() {
        return Optional.empty();
    }

    /**
     * Ends all sign-ins of this browser's session in this application: their tokens are forgotten, and providers are not told. Nothing
     * happens without one.
     */
    void forget();

    /**
     * Whether an {@code Origin} header names the application itself, as browsers see it.
     *
     * @param origin the value of the header
     * @return true if it does
     */
    boolean isOwnOrigin(String origin);

    /**
     * Whether a text is the token of {@link dev.remora.OAuth#csrfToken} in this browser's session; it creates no session.
     *
     * @param token what a request brought
     * @return true if it is, compared in constant time
     */
    boolean isCsrfToken(String token);
}
