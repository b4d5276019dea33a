package dev.remora;

import java.net.URI;
import java.util.List;
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

    /**
     * The providers that {@code remora.<name>.provider} can name: the presets of Remora and of other jars on the class path, each of
     * which goes before Remora's of the same name. All their files are read at the first call, and none before.
     *
     * @return the presets, sorted by name, unmodifiable; without those that two jars have, and those that cannot be read
     */
    List<ProviderPreset> providers();

    /**
     * The callback URL of the ready-made endpoints ({@code remora.endpoints}), as it is to be registered at the provider. It is
     * logged once at the first sign-in of a remote application, too.
     *
     * @param name the name of the remote application
     * @return an absolute URL: {@code remora.external-base-uri}, else the base URI of the current request, with
     *     {@code remora.endpoints-path}, the name and {@code callback} after it
     * @throws SettingsException if no remote application has that name
     * @throws RequestRefusedException if neither that setting nor a request tells where the application is
     */
    URI callbackUri(String name);

    /**
     * A token bound to the browser's session, for a page that posts to the ready-made {@code login} or {@code logout} from
     * browsers which send neither {@code Sec-Fetch-Site} nor {@code Origin}: the parameter {@code csrf} of the form. It creates a
     * session if there is none.
     *
     * @return an unguessable text, the same for as long as the session lasts
     * @throws RequestRefusedException if no request is being answered on this thread, or no session can be had
     */
    String csrfToken();

    /**
     * The links between identities at providers and callers of the application: the application's own bean, else that of the module
     * whose store is used, else those in memory. For a page on which users see and end the links of their accounts.
     *
     * @return what Remora asks for the name of each caller whom it makes
     */
    LinkedAccounts linkedAccounts();
}
