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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application that signs users in.
 *
 * @param tokens those that are kept for the user of any request, by remote app
 */
record TestSignInApplication(
        WebSettings settings, @Nullable URI externalBaseUri, TestApp app, Map<String, Token> tokens)
        implements SignInApplication {

    @Override
    public Set<String> names() {
        return Set.of("github");
    }

    @Override
    public RemoteAppSettings settings(String remoteApp) {
        return Settings.oauth2().with(settings -> settings.openId = true).build();
    }

    @Override
    public Optional<Token> kept(String remoteApp, @Nullable String tokenKey) {
        return Optional.ofNullable(tokens.get(remoteApp));
    }

    @Override
    public void forget(String remoteApp, @Nullable String tokenKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Token> kept(String remoteApp, @Nullable String tokenKey, TokenOwner owner) {
        return Optional.ofNullable(tokens.get(remoteApp));
    }

    @Override
    public void forget(String remoteApp, @Nullable String tokenKey, TokenOwner owner) {}

    @Override
    public boolean isKeptByTheApplication(String remoteApp) {
        return false;
    }

    @Override
    public boolean isKeptInSession(String remoteApp) {
        return true;
    }

    @Override
    public LinkedAccounts links() {
        return app.links;
    }

    @Override
    public Optional<SignInHandler> handler(String remoteApp) {
        return Optional.empty();
    }

    @Override
    public Optional<RoleMapper> roles(String remoteApp) {
        return Optional.empty();
    }

    @Override
    public LogoutRegistry logouts() {
        return app.logouts;
    }

    @Override
    public InstantSource clock() {
        return app.clock;
    }
}
