package dev.remora;

import java.util.Set;

/**
 * The registry of remote applications: an application-scoped bean for names that are known only at run time, and for code
 * that runs without a request.
 *
 * @since 1.0
 */
public interface OAuth {

    /**
     * A remote application by its name, usable on any thread. With a request on the calling thread the tokens are those of
     * that request's user; without one, a call needs a {@link TokenStore} or {@link TokenGetter} of the application that
     * works without a session, or {@link OAuthRemote#withToken}.
     *
     * @param name a name that is injected, defined or configured, or that a {@link dev.remora.spi.SettingsSource} knows
     * @return the remote application; its settings are not read yet
     * @throws SettingsException if no remote application has that name
     */
    OAuthRemote remote(String name);

    /**
     * The names of all remote applications known so far.
     *
     * @return the names, sorted, unmodifiable
     */
    Set<String> names();
}
