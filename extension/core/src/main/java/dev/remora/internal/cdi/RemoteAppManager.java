package dev.remora.internal.cdi;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.client.DefaultOAuthRemote;
import dev.remora.internal.client.RemoteAppClient;
import dev.remora.internal.config.ConfiguredSettings;
import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.signin.CallbackPaths;
import dev.remora.internal.signin.DefaultWebSignIn;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.wire.Lazy;
import dev.remora.spi.Settings;
import dev.remora.spi.SettingsSource;
import jakarta.ws.rs.client.ClientBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/** The remote apps of a deployed application. Reads nothing before it is asked. */
final class RemoteAppManager implements AutoCloseable {

    private static final Logger LOG = System.getLogger("dev.remora.settings");

    private final Set<String> found;
    private final ApplicationBeans beans;
    private final Lazy<ConfiguredSettings> settings;
    private final Lazy<CurrentRequests> requests;
    private final CallbackPaths callbackPaths;
    private final RemoteAppFactory factory;
    private final RemoteApps<RemoteAppClient> apps;
    private final Lazy<WebSettings> web;
    private final Lazy<DefaultWebSignIn> signIn;

    RemoteAppManager(
            Set<String> found,
            Map<String, RemoteAppDefinition> definitions,
            Config config,
            ApplicationBeans beans,
            Supplier<ClientBuilder> builders,
            boolean signInRequired) {
        this.found = Collections.unmodifiableSortedSet(new TreeSet<>(found));
        this.beans = beans;
        this.requests = new Lazy<>(beans::requests);
        ClassLoader loader = DeployedModules.loader();
        this.settings =
                new Lazy<>(() -> new ConfiguredSettings(config, definitions, beans.all(SettingsSource.class), loader));
        Lazy<List<RemoteAppSettings>> readable = new Lazy<>(() -> settings.get().readable(this.found));
        this.callbackPaths = new CallbackPaths(readable::get);
        this.factory = new RemoteAppFactory(settings::get, beans, builders, callbackPaths, this::signIn);
        this.apps = new RemoteApps<>(factory::create);
        this.web = new Lazy<>(() -> settings.get().web());
        this.signIn = new Lazy<>(() -> new DefaultWebSignIn(
                new DeployedSignIns(web::get, settings::get, this.found, beans, factory, apps::get),
                factory.signInsOfSession(),
                signInRequired));
    }

    OAuth registry() {
        return new OAuthRegistry(
                found,
                () -> settings.get().names(),
                this::remote,
                signIn::get,
                () -> settings.get().providers());
    }

    DefaultWebSignIn signIn() {
        return signIn.get();
    }

    /** One whose name is known. */
    OAuthRemote remote(String name) {
        return new DefaultOAuthRemote(
                name, needed -> client(name, needed), () -> requests.get().current());
    }

    Settings moduleSettings() {
        return settings.get().ofModules();
    }

    private RemoteAppClient client(String name, List<SettingKey> needed) {
        try {
            return apps.get(name);
        } catch (SettingsException e) {
            throw settings.get().completed(e, name, needed);
        }
    }

    /** Missing and bad settings, if the application wants to know them at deployment. */
    List<SettingsException> problems() {
        if (!settings.get().validateAtDeployment()) {
            return List.of();
        }
        List<SettingsException> problems = new ArrayList<>(settings.get().validate(found));
        problems.addAll(callbackPaths.problems());
        return problems;
    }

    /**
     * Warns of what will fail later, in an application that has no problem now.
     *
     * @param applications classes of the JAX-RS applications, as far as they are known
     */
    void warn(Set<String> applications) {
        settings.get().warnOfUnconfigured(found);
        if (applications.size() > 1
                && signIn().endpoints()
                && !web.get().endpointsPath().startsWith("/")) {
            LOG.log(
                    Level.WARNING,
                    CdiMessages.endpointsOfSeveral(applications, web.get().endpointsPath()));
        }
    }

    @Override
    public void close() {
        apps.close();
        factory.close();
        beans.close();
    }
}
