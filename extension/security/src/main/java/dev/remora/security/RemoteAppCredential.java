package dev.remora.security;

import jakarta.security.enterprise.credential.Credential;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which remote application to sign in with, as {@code SecurityContext.authenticate} takes it. It holds no secret: the user proves
 * to the provider who it is.
 *
 * <pre>{@code
 * security.authenticate(request, response, AuthenticationParameters.withParams().credential(RemoteAppCredential.of("github")));
 * }</pre>
 *
 * @since 1.0
 */
public final class RemoteAppCredential implements Credential {

    private final Set<String> remoteApps;
    private final @Nullable String returnTo;
    private final @Nullable Duration freshWithin;

    private RemoteAppCredential(Set<String> remoteApps, @Nullable String returnTo, @Nullable Duration freshWithin) {
        this.remoteApps = remoteApps;
        this.returnTo = returnTo;
        this.freshWithin = freshWithin;
    }

    /**
     * A sign-in with one of these.
     *
     * @param remoteApps the names of remote applications; of several, users choose on the page of buttons, and none are all that
     *     users sign in with
     * @return the credential; in the end the browser goes to the page that asked for it
     */
    public static RemoteAppCredential of(String... remoteApps) {
        return new RemoteAppCredential(Set.copyOf(List.of(remoteApps)), null, null);
    }

    /**
     * The same with another end.
     *
     * @param path where the browser goes once the user has signed in, within the web application; anything else is dropped
     * @return a new credential
     */
    public RemoteAppCredential withReturnTo(String path) {
        return new RemoteAppCredential(remoteApps, path, freshWithin);
    }

    /**
     * The same for users who have proved to the provider lately who they are (OpenID Connect Core 1.0 section 3.1.2.1,
     * {@code max_age}).
     *
     * @param age how long ago at most
     * @return a new credential
     */
    public RemoteAppCredential withFreshWithin(Duration age) {
        return new RemoteAppCredential(remoteApps, returnTo, age);
    }

    /**
     * The remote applications.
     *
     * @return their names, unmodifiable; none are all
     */
    public Set<String> remoteApps() {
        return Set.copyOf(remoteApps);
    }

    @Nullable
    String returnTo() {
        return returnTo;
    }

    @Nullable
    Duration freshWithin() {
        return freshWithin;
    }

    @Override
    public String toString() {
        return "RemoteAppCredential" + remoteApps;
    }
}
