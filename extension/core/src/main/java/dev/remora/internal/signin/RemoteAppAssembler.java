package dev.remora.internal.signin;

import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.metadata.ProviderDocuments;
import dev.remora.internal.oidc.LogoutTokenValidator;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.token.DeadlineWait;
import dev.remora.internal.token.DefaultTokens;
import dev.remora.internal.token.RefreshLeases;
import dev.remora.internal.token.RefreshRegistry;
import dev.remora.internal.token.RefreshTask;
import dev.remora.internal.token.RefusalLog;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.RenewedUrls;
import dev.remora.internal.token.TokenEndpointPause;
import dev.remora.internal.token.TokenLocator;
import dev.remora.internal.token.TokenRefresher;
import org.jspecify.annotations.Nullable;

/** Puts remote applications together from their settings. */
public final class RemoteAppAssembler {

    private final RemoteAppSettings settings;
    private final SettingsProvider provider;
    private final CallbackPaths callbackPaths;
    private final EarlierSessionIds earlierIds;
    private final RemoteAppDependencies dependencies;

    private RemoteAppAssembler(
            RemoteAppSettings settings,
            SettingsProvider provider,
            CallbackPaths callbackPaths,
            EarlierSessionIds earlierIds,
            RemoteAppDependencies dependencies) {
        this.settings = settings;
        this.provider = provider;
        this.callbackPaths = callbackPaths;
        this.earlierIds = earlierIds;
        this.dependencies = dependencies;
    }

    /** @throws dev.remora.SettingsException if settings contradict the protocol */
    public static RemoteAppCore create(
            RemoteAppSettings settings,
            SettingsProvider provider,
            ProtocolExchange exchange,
            ProviderDocuments documents,
            CallbackPaths callbackPaths,
            EarlierSessionIds earlierIds,
            RemoteAppDependencies dependencies) {
        TokenEndpointPause pause = new TokenEndpointPause(
                settings.name(),
                settings.http().protocolDeadline(),
                dependencies.clock(),
                settings.provider().calls().retry());
        ProtocolParts parts =
                new ProtocolAssembler(settings, pause.observing(exchange), documents, dependencies).parts();
        return new RemoteAppAssembler(settings, provider, callbackPaths, earlierIds, dependencies).core(parts, pause);
    }

    private RemoteAppCore core(ProtocolParts parts, TokenEndpointPause pause) {
        SignInContext context =
                SignInContext.of(settings, provider, parts.metadata(), dependencies.requests(), callbackPaths);
        TokenLocator locator = new TokenLocator(
                settings.name(), dependencies, () -> DefaultSignOutFlow.needsIdToken(parts.metadata()));
        RefusalLog log = new RefusalLog(settings.name(), dependencies.clock());
        DeadlineWait wait = new DeadlineWait(settings.http().protocolDeadline(), dependencies.elapsed());
        RefreshTask task = new RefreshTask(
                settings.name(),
                parts.issuer(),
                new RenewedUrls(settings.urls(), log),
                parts.refusals(),
                new RefreshRegistry(dependencies.clock(), parts.margin()),
                new RefreshLeases(settings.name(), wait),
                pause,
                dependencies.events(),
                log);
        DefaultTokens tokens = new DefaultTokens(
                settings.name(),
                locator,
                new TokenRefresher(task, parts.margin(), dependencies.clock()),
                dependencies.events());
        SignIn signIn = new LoggedSignIn(
                new DefaultSignIn(
                        settings.name(),
                        parts.flow(),
                        parts.users(),
                        new RuntimeEndpoints(settings.name(), settings.urls()),
                        new CallbackNames(settings.provider().responses().callbackClaims()),
                        context,
                        new SignInCompletion(
                                settings.name(),
                                dependencies.sessions(),
                                dependencies.pending(),
                                locator.owners(),
                                earlierIds,
                                wait),
                        dependencies,
                        locator),
                log);
        return new RemoteAppCore(
                settings,
                provider,
                signIn,
                tokens,
                new DefaultSignOutFlow(settings, context, parts.revocation(), dependencies.random()),
                logouts(parts, tokens, signIn, log),
                parts.signer());
    }

    private @Nullable LogoutReceiver logouts(ProtocolParts parts, DefaultTokens tokens, SignIn signIn, RefusalLog log) {
        OpenIdSettings openId = settings.protocol().openId();
        SignatureCheck signatures = parts.signatures();
        if (openId == null || signatures == null) {
            return null;
        }
        LogoutTokenValidator validator = new LogoutTokenValidator(
                settings.name(),
                settings.protocol().clientId(),
                openId,
                LogoutReceiver.LONGEST_SESSION,
                dependencies.clock());
        return new LogoutReceiver(
                settings.name(),
                dependencies.requests(),
                openId,
                parts.metadata(),
                signatures,
                validator,
                dependencies.logouts(),
                tokens,
                signIn,
                log,
                dependencies.clock());
    }
}
