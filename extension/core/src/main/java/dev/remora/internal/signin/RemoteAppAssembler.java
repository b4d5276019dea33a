package dev.remora.internal.signin;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.metadata.ProviderDocuments;
import dev.remora.internal.oauth1.NonceSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignatureAlgorithms;
import dev.remora.internal.oauth2.ClientAuthentication;
import dev.remora.internal.oauth2.ClientAuthentications;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.LogoutTokenValidator;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.token.DeadlineWait;
import dev.remora.internal.token.DefaultTokens;
import dev.remora.internal.token.IdTokens;
import dev.remora.internal.token.OAuth1TokenIssuer;
import dev.remora.internal.token.OAuth2TokenIssuer;
import dev.remora.internal.token.RefreshLeases;
import dev.remora.internal.token.RefreshRefusals;
import dev.remora.internal.token.RefreshRegistry;
import dev.remora.internal.token.RefreshTask;
import dev.remora.internal.token.RefusalLog;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.SignedCalls;
import dev.remora.internal.token.TokenEndpointPause;
import dev.remora.internal.token.TokenIssuer;
import dev.remora.internal.token.TokenLocator;
import dev.remora.internal.token.TokenRefresher;
import dev.remora.internal.token.TokenRevocation;
import dev.remora.internal.token.ToleranceLog;
import dev.remora.internal.token.UserEndpoint;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Puts remote applications together from their settings. */
public final class RemoteAppAssembler {

    private final RemoteAppSettings settings;
    private final SettingsProvider provider;
    private final TokenEndpointPause pause;
    private final ProtocolExchange exchange;
    private final CallbackPaths callbackPaths;
    private final RemoteAppDependencies dependencies;
    private final ProviderDocuments documents;
    private final JsonReader json;

    private RemoteAppAssembler(
            RemoteAppSettings settings,
            SettingsProvider provider,
            ProtocolExchange exchange,
            ProviderDocuments documents,
            CallbackPaths callbackPaths,
            RemoteAppDependencies dependencies) {
        this.settings = settings;
        this.provider = provider;
        this.pause = new TokenEndpointPause(settings.name(), settings.http().protocolDeadline(), dependencies.clock());
        this.exchange = pause.observing(exchange);
        this.callbackPaths = callbackPaths;
        this.dependencies = dependencies;
        this.documents = documents;
        JsonReader reader = new JsonReader();
        this.json = isStrict() ? reader : reader.tolerating(oddity -> {});
    }

    /** @throws dev.remora.SettingsException if settings contradict the protocol */
    public static RemoteAppCore create(
            RemoteAppSettings settings,
            SettingsProvider provider,
            ProtocolExchange exchange,
            ProviderDocuments documents,
            CallbackPaths callbackPaths,
            RemoteAppDependencies dependencies) {
        RemoteAppAssembler cores =
                new RemoteAppAssembler(settings, provider, exchange, documents, callbackPaths, dependencies);
        return settings.protocol() instanceof OAuth1Settings oauth1
                ? cores.oauth1(oauth1)
                : cores.oauth2((OAuth2Settings) settings.protocol());
    }

    private RemoteAppCore oauth1(OAuth1Settings oauth1) {
        OAuth1Signer signer = signer(oauth1);
        ToleranceLog tolerances = new ToleranceLog(settings.name());
        SignedCalls calls = new SignedCalls(
                settings.name(),
                exchange,
                signer,
                oauth1.signing().placement(),
                forced(oauth1.tokenEndpoint()),
                isStrict(),
                tolerances,
                json,
                dependencies.clock());
        OAuth1TokenIssuer issuer = new OAuth1TokenIssuer(oauth1, calls, dependencies.clock());
        return core(
                new OAuth1Flow(settings.name(), oauth1, new BareDenials(!isStrict(), tolerances), calls, issuer),
                users(tolerances, (request, token) -> calls.send(request, Parameters.none(), (OAuth1Token) token)),
                MetadataSource.configured(oauth1.configured()),
                issuer,
                RefreshRefusals.ofOAuth1(oauth1.tokenEndpoint().finalRefreshErrors()),
                oauth1.renewalMargin(),
                null,
                null,
                oauth1.signing().emptyToken() ? signer.withEmptyToken() : signer); // of calls, not of the handshake
    }

    private OAuth1Signer signer(OAuth1Settings oauth1) {
        SigningSettings signing = oauth1.signing();
        OAuth1Signer signer = new OAuth1Signer(
                settings.name(),
                oauth1.clientId(),
                new SignatureAlgorithms(settings.name(), dependencies.signatureMethods())
                        .named(
                                signing.method(),
                                signing.consumerSecret(),
                                signing.rsaKey(),
                                signing.rsaKeyPassphrase()),
                signing.realm(),
                NonceSource.random(dependencies.random()),
                dependencies.clock());
        return signing.version() ? signer : signer.withoutVersion();
    }

    private RemoteAppCore oauth2(OAuth2Settings oauth2) {
        TokenEndpointSettings endpoint = oauth2.tokenEndpoint();
        ToleranceLog tolerances = new ToleranceLog(settings.name());
        OpenIdSettings openId = oauth2.openId();
        MetadataSource metadata = openId == null
                ? MetadataSource.configured(oauth2.configured())
                : documents.metadata(
                        settings, openId, OpenIdSettings.isAskedFor(oauth2.scope()), oauth2.configured(), exchange);
        ClientAuthentication client = client(oauth2, metadata);
        TokenRequests requests =
                new TokenRequests(settings.name(), client, endpoint.method(), endpoint.params(), endpoint.headers());
        IdTokens idTokens = openId == null ? null : idTokens(oauth2, openId, metadata, tolerances);
        OAuth2TokenIssuer issuer = new OAuth2TokenIssuer(
                oauth2, metadata, requests, reader(oauth2, client), exchange, tolerances, idTokens);
        States states = new States(settings, dependencies.states(), dependencies.random());
        return core(
                new OAuth2Flow(
                        settings.name(),
                        oauth2,
                        new CallbackIssuer(settings.name(), oauth2, metadata, isStrict(), tolerances),
                        new BareDenials(!isStrict() && oauth2.issuer() == null && openId == null, tolerances),
                        states,
                        issuer,
                        metadata,
                        idTokens,
                        dependencies.random()),
                users(tolerances, this::withBearer),
                metadata,
                issuer,
                RefreshRefusals.ofOAuth2(endpoint.finalRefreshErrors()),
                oauth2.renewalMargin(),
                new TokenRevocation(settings.name(), endpoint.revoke(), metadata, requests, exchange),
                idTokens,
                null);
    }

    private @Nullable UserEndpoint users(
            ToleranceLog tolerances, BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls) {
        UserEndpointSettings users = settings.userEndpoint();
        return users == null ? null : new UserEndpoint(settings, users, tolerances, signedCalls);
    }

    private ProtocolResponse withBearer(ProtocolRequest request, Token token) {
        String scheme = settings.api().authorizationScheme();
        return exchange.send(
                request,
                unsigned -> unsigned.withHeader("Authorization", scheme + " " + ((OAuth2Token) token).accessToken()));
    }

    private IdTokens idTokens(
            OAuth2Settings oauth2, OpenIdSettings openId, MetadataSource metadata, ToleranceLog tolerances) {
        return new IdTokens(
                settings,
                oauth2,
                openId,
                metadata,
                documents.keys(settings, metadata, exchange),
                exchange,
                tolerances,
                dependencies.clock());
    }

    // the configured endpoints are enough for an assertion, and nothing is fetched for it then
    private ClientAuthentication client(OAuth2Settings oauth2, MetadataSource metadata) {
        return new ClientAuthentications(settings.name(), dependencies.clock(), dependencies.random())
                .of(oauth2, () -> oauth2.configured().tokenEndpoint() == null ? metadata.get() : metadata.configured());
    }

    private TokenResponseReader reader(OAuth2Settings oauth2, ClientAuthentication client) {
        return new TokenResponseReader(
                settings.name(),
                isStrict() ? Set.of() : EnumSet.allOf(Tolerance.class),
                forced(oauth2.tokenEndpoint()),
                types(),
                oauth2.tokenEndpoint().bearerTypes(),
                oauth2.renewalMargin(),
                client.remedy(),
                json,
                dependencies.clock());
    }

    private RemoteAppCore core(
            AuthorizationFlow flow,
            @Nullable UserEndpoint users,
            MetadataSource metadata,
            TokenIssuer issuer,
            RefreshRefusals refusals,
            Duration margin,
            @Nullable TokenRevocation revocation,
            @Nullable IdTokens idTokens,
            @Nullable OAuth1Signer signer) {
        SignInContext context = SignInContext.of(settings, provider, metadata, dependencies.requests(), callbackPaths);
        TokenLocator locator = new TokenLocator(settings.name(), dependencies);
        RefusalLog log = new RefusalLog(settings.name(), dependencies.clock());
        DeadlineWait wait = new DeadlineWait(settings.http().protocolDeadline(), dependencies.elapsed());
        RefreshTask task = new RefreshTask(
                settings.name(),
                issuer,
                refusals,
                new RefreshRegistry(dependencies.clock(), margin),
                new RefreshLeases(settings.name(), wait),
                pause,
                dependencies.events(),
                log);
        DefaultTokens tokens = new DefaultTokens(
                settings.name(),
                locator,
                new TokenRefresher(task, margin, dependencies.clock()),
                dependencies.events());
        return new RemoteAppCore(
                settings,
                provider,
                new LoggedSignIn(
                        new DefaultSignIn(
                                settings.name(),
                                flow,
                                users,
                                context,
                                new SignInCompletion(
                                        settings.name(),
                                        dependencies.sessions(),
                                        dependencies.pending(),
                                        locator.owners(),
                                        new EarlierSessionIds(dependencies.clock()),
                                        wait),
                                dependencies,
                                locator),
                        log),
                tokens,
                new DefaultSignOutFlow(settings, context, revocation, dependencies.random()),
                logouts(metadata, idTokens, tokens, log),
                signer);
    }

    private @Nullable LogoutReceiver logouts(
            MetadataSource metadata, @Nullable IdTokens idTokens, DefaultTokens tokens, RefusalLog log) {
        OpenIdSettings openId = settings.protocol() instanceof OAuth2Settings oauth2 ? oauth2.openId() : null;
        if (openId == null || idTokens == null) {
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
                metadata,
                idTokens,
                validator,
                dependencies.logouts(),
                tokens,
                log,
                dependencies.clock());
    }

    // the scheme of the setting is known to be usable; Set.of takes no duplicates
    private Set<String> types() {
        return new HashSet<>(List.of("Bearer", settings.api().authorizationScheme()));
    }

    private @Nullable ForcedType forced(TokenEndpointSettings endpoint) {
        boolean tokensOnly = endpoint.contentType() != null;
        return ContentType.parse(
                        tokensOnly ? endpoint.contentType() : settings.api().contentType())
                .map(type -> new ForcedType(type, tokensOnly))
                .orElse(null);
    }

    private boolean isStrict() {
        return settings.profile() == Profile.STRICT;
    }
}
