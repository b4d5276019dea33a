package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.RoleMapper;
import dev.remora.SignInHandler;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.client.RemoteAppClient;
import dev.remora.internal.config.ConfiguredSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.signin.SignInApplication;
import dev.remora.spi.LogoutRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The deployed application, as those see it who sign users in. */
record DeployedSignIns(
        Supplier<WebSettings> web,
        Supplier<ConfiguredSettings> configured,
        Set<String> found,
        ApplicationBeans beans,
        RemoteAppFactory factory,
        Function<String, RemoteAppClient> apps)
        implements SignInApplication {

    @Override
    public WebSettings settings() {
        return web.get();
    }

    @Override
    public @Nullable URI externalBaseUri() {
        return configured.get().session().externalBaseUri();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(found);
        names.addAll(configured.get().names());
        return names;
    }

    @Override
    public RemoteAppSettings settings(String remoteApp) {
        return configured.get().settings(remoteApp);
    }

    @Override
    public Optional<Token> kept(String remoteApp, @Nullable String tokenKey) {
        return apps.apply(remoteApp).kept(tokenKey);
    }

    @Override
    public void forget(String remoteApp, @Nullable String tokenKey) {
        apps.apply(remoteApp).forget(tokenKey);
    }

    @Override
    public Optional<Token> kept(String remoteApp, @Nullable String tokenKey, TokenOwner owner) {
        return apps.apply(remoteApp).kept(owner, tokenKey);
    }

    @Override
    public void forget(String remoteApp, @Nullable String tokenKey, TokenOwner owner) {
        apps.apply(remoteApp).forget(owner, tokenKey);
    }

    @Override
    public boolean isKeptByTheApplication(String remoteApp) {
        return apps.apply(remoteApp).isKeptByTheApplication();
    }

    @Override
    public boolean isKeptInSession(String remoteApp) {
        return apps.apply(remoteApp).isKeptInSession();
    }

    @Override
    public LinkedAccounts links() {
        return factory.links();
    }

    @Override
    public Optional<SignInHandler> handler(String remoteApp) {
        return beans.one(SignInHandler.class, remoteApp);
    }

    @Override
    public Optional<RoleMapper> roles(String remoteApp) {
        return beans.one(RoleMapper.class, remoteApp);
    }

    @Override
    public LogoutRegistry logouts() {
        return factory.logouts();
    }

    @Override
    public InstantSource clock() {
        return factory.clock();
    }
}
