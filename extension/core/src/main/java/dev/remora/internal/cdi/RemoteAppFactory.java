package dev.remora.internal.cdi;

import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.internal.client.DeploymentClassLoader;
import dev.remora.internal.client.RemoteAppClient;
import dev.remora.internal.config.ConfiguredSettings;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolHttp;
import dev.remora.internal.metadata.ProviderDocuments;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SessionSettings;
import dev.remora.internal.signin.CallbackPaths;
import dev.remora.internal.signin.DefaultWebSignIn;
import dev.remora.internal.signin.EarlierSessionIds;
import dev.remora.internal.signin.RemoteAppAssembler;
import dev.remora.internal.signin.SessionSignIns;
import dev.remora.internal.store.BrowserSessionSelector;
import dev.remora.internal.store.CachedLinkedAccounts;
import dev.remora.internal.store.CachedLogoutRegistry;
import dev.remora.internal.store.CachedSessions;
import dev.remora.internal.store.CachedTokenStore;
import dev.remora.internal.store.CookieSettings;
import dev.remora.internal.store.DefaultPendingAuthorizations;
import dev.remora.internal.store.MemoryLinkedAccounts;
import dev.remora.internal.store.MemoryLogoutRegistry;
import dev.remora.internal.store.SessionLocks;
import dev.remora.internal.store.SessionTokenStores;
import dev.remora.internal.store.StoredSessions;
import dev.remora.internal.token.ElapsedTime;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.RemoteCallers;
import dev.remora.internal.token.SessionTokens;
import dev.remora.internal.wire.Lazy;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a remote app from its settings and the beans that serve it; made itself on the thread that deploys. */
final class RemoteAppFactory implements AutoCloseable {

    private final Supplier<ConfiguredSettings> settings;
    private final ApplicationBeans beans;
    private final Supplier<ClientBuilder> builders;
    private final DeploymentClassLoader loader = new DeploymentClassLoader();
    private final Lazy<InstantSource> clock;
    private final Lazy<SecureRandom> random = new Lazy<>(SecureRandom::new);
    private final Lazy<PendingAuthorizations> inSession;
    private final SharedStores shared;
    private final Lazy<LogoutRegistry> logouts;
    private final SessionLocks locks = new SessionLocks();
    private final Lazy<SessionTokens> sessionTokens = new Lazy<>(() -> new InSession(new SessionTokenStores(locks)));
    private final Lazy<BrowserSessionSelector> sessions = new Lazy<>(this::sessions);
    private final Lazy<ProtocolHttp> http = new Lazy<>(ProtocolHttp::new);
    private final Lazy<ProviderDocuments> documents = new Lazy<>(ProviderDocuments::new);
    private final Lazy<EarlierSessionIds> earlierIds;
    private final Lazy<SessionSignIns> signIns = new Lazy<>(this::signIns);
    private final CallbackPaths callbackPaths;
    private final Lazy<LinkedAccounts> links;
    private final Supplier<DefaultWebSignIn> webSignIn;

    private record InSession(SessionTokenStores stores) implements SessionTokens {

        @Override
        public TokenStore of(BrowserSession session, BooleanSupplier keepsIdToken) {
            return stores.of(session, keepsIdToken);
        }

        @Override
        public <T> T exclusively(BrowserSession session, Supplier<T> change) {
            return stores.exclusively(session, change);
        }
    }

    private record SignedIn(Supplier<DefaultWebSignIn> signIn, String remoteApp) implements RemoteCallers {

        @Override
        public Optional<String> current() {
            return signIn.get().callerName();
        }

        @Override
        public boolean isOther(@Nullable String tokenKey, Identity identity) {
            return signIn.get().isOtherCaller(remoteApp, tokenKey, identity);
        }

        @Override
        public boolean mayAdopt() {
            return signIn.get().mayAdopt();
        }

        @Override
        public boolean made() {
            return signIn.get().makesCallers(remoteApp);
        }

        @Override
        public Optional<String> nameOf(Identity identity) {
            return signIn.get().callerName(remoteApp, identity);
        }
    }

    RemoteAppFactory(
            Supplier<ConfiguredSettings> settings,
            ApplicationBeans beans,
            Supplier<ClientBuilder> builders,
            CallbackPaths callbackPaths,
            Supplier<DefaultWebSignIn> webSignIn) {
        this.settings = settings;
        this.beans = beans;
        this.builders = builders;
        this.callbackPaths = callbackPaths;
        this.webSignIn = webSignIn;
        this.clock = new Lazy<>(beans::clock);
        this.earlierIds = new Lazy<>(() -> new EarlierSessionIds(clock.get()));
        this.shared = new SharedStores(beans, () -> settings.get().store(), clock, random);
        this.logouts = new Lazy<>(() -> cached(beans.logouts().or(shared::logouts), CachedLogoutRegistry::new)
                .orElseGet(() -> new MemoryLogoutRegistry(clock.get())));
        this.links = new Lazy<>(() -> cached(beans.links().or(shared::links), CachedLinkedAccounts::new)
                .orElseGet(MemoryLinkedAccounts::new));
        this.inSession = new Lazy<>(() -> new DefaultPendingAuthorizations(clock.get(), locks));
    }

    /** @throws dev.remora.SettingsException naming all settings that are missing or bad */
    RemoteAppClient create(String name) {
        return loader.with(() -> made(name));
    }

    @Override
    public void close() {
        documents.made().ifPresent(ProviderDocuments::close);
        http.made().ifPresent(ProtocolHttp::close);
    }

    private RemoteAppClient made(String name) {
        ConfiguredSettings provider = settings.get();
        RemoteAppSettings read = provider.settings(name);
        ProtocolExchange exchange = http.get().exchange(read, beans.qualified(ProtocolFilter.class, name));
        return RemoteAppClient.of(
                RemoteAppAssembler.create(
                        read, provider, exchange, documents.get(), callbackPaths, earlierIds.get(), dependencies(read)),
                beans.qualified(ClientRequestFilter.class, name),
                builders);
    }

    SessionSignIns signInsOfSession() {
        return signIns.get();
    }

    LogoutRegistry logouts() {
        return logouts.get();
    }

    LinkedAccounts links() {
        return links.get();
    }

    InstantSource clock() {
        return clock.get();
    }

    private SessionSignIns signIns() {
        return new SessionSignIns(
                beans.requests(), sessions.get()::of, sessionTokens.get(), earlierIds.get(), random.get());
    }

    /** Makes a cache in front of a store. */
    @FunctionalInterface
    private interface Caching<T> {
        T of(T store, Duration lifetime, LongSupplier nanos);
    }

    private <T> Optional<T> cached(Optional<T> store, Caching<T> caching) {
        Duration lifetime = settings.get().store().cache();
        return lifetime == null ? store : store.map(found -> caching.of(found, lifetime, System::nanoTime));
    }

    private RemoteAppDependencies dependencies(RemoteAppSettings read) {
        String name = read.name();
        TokenGetter getter = beans.getter(name).orElse(null);
        OwnerRule owners = new OwnerRule(
                read.caller().tokenOwner(),
                beans.one(OwnerResolver.class, name).orElse(null),
                new SignedIn(webSignIn, name));
        return new RemoteAppDependencies(
                beans.requests(),
                sessions.get()::of,
                beans.one(PendingAuthorizations.class, name)
                        .or(shared::pendingAuthorizations)
                        .orElseGet(inSession::get),
                sessionTokens.get(),
                owners,
                cached(
                                beans.store(name).or(() -> getter == null ? shared.tokens() : Optional.empty()),
                                CachedTokenStore::new)
                        .orElse(null),
                getter,
                beans.one(StateGenerator.class, name).orElse(null),
                beans.all(SignatureMethod.class, name),
                logouts.get(),
                links.get(),
                new NotedSignIns(read, webSignIn, owners, signIns.get(), beans.events(name)),
                clock.get(),
                ElapsedTime.ofSystem(),
                random.get());
    }

    private BrowserSessionSelector sessions() {
        SessionSettings said = settings.get().session();
        URI external = said.externalBaseUri();
        SessionSettings.Store chosen = said.store();
        Lazy<Optional<StoredSessions>> stored = new Lazy<>(() -> stored(said.cookieLifetime()));
        return new BrowserSessionSelector(
                chosen == null ? null : BrowserSessionSelector.Store.valueOf(chosen.name()),
                new CookieSettings(
                        said.cookieKeys(),
                        said.cookieLifetime(),
                        said.cookieChunks(),
                        said.headerLimit(),
                        external == null ? null : external.getScheme().equalsIgnoreCase("https")),
                stored::get,
                clock.get(),
                random.get());
    }

    private Optional<StoredSessions> stored(Duration lifetime) {
        return cached(shared.sessions(), CachedSessions::new)
                .map(store -> new StoredSessions(store, shared.sealer(), lifetime, clock.get(), random.get()));
    }
}
