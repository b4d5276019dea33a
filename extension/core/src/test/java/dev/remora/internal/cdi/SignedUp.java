package dev.remora.internal.cdi;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.weld.environment.se.WeldContainer;

/** An application that is deployed, and signed up as {@code oauth1}, {@code oauth2} and {@code another} with a provider. */
final class SignedUp implements AutoCloseable {

    private final Provider provider = new Provider();
    private final DeployedConfig config;
    private final WeldContainer container;

    private SignedUp(Map<String, String> settings, Class<?>... beans) {
        Map<String, String> properties = new HashMap<>(provider.oauth1("oauth1"));
        properties.putAll(provider.oauth2("oauth2"));
        properties.putAll(provider.oauth2("another"));
        properties.put("remora.external-base-uri", Browser.APPLICATION);
        properties.putAll(settings);
        config = DeployedConfig.of(properties);
        container = Deployment.weld(beans).addBeanClass(Browser.Request.class).initialize();
    }

    static SignedUp with(Class<?>... beans) {
        return new SignedUp(Map.of(), beans);
    }

    static SignedUp with(Map<String, String> settings, Class<?>... beans) {
        return new SignedUp(settings, beans);
    }

    Provider provider() {
        return provider;
    }

    Browser browser() {
        return new Browser(container);
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    OAuth oauth() {
        return bean(OAuth.class);
    }

    /** As injected. */
    OAuthRemote remote(String name) {
        return container.select(OAuthRemote.class, RemoteApp.Literal.of(name)).get();
    }

    /** Goes to the provider, and comes back with what it grants. */
    Granted signIn(Browser browser, String name) {
        return authorized(browser, name, begin(browser, name));
    }

    URI begin(Browser browser, String name) {
        return browser.get("login", () -> remote(name).authorize("authorized").getLocation());
    }

    Granted authorized(Browser browser, String name, URI sent) {
        String answer = name.equals("oauth1")
                ? "oauth_token=temporary&oauth_verifier=canary-verifier"
                : "code=canary-code&state=" + Browser.state(sent);
        return browser.get(
                "authorized?" + answer,
                () -> remote(name).authorizedResponse().granted().orElseThrow());
    }

    void undeploy() {
        container.close();
    }

    @Override
    public void close() {
        if (container.isRunning()) {
            container.close();
        }
        config.close();
        provider.close();
    }
}
