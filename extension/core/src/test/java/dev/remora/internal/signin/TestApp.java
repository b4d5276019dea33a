package dev.remora.internal.signin;

import dev.remora.AuthorizationResult;
import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.TokenGetter;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.internal.metadata.ProviderDocuments;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.store.BrowserSessionSelector;
import dev.remora.internal.store.CookieSettings;
import dev.remora.internal.store.DefaultPendingAuthorizations;
import dev.remora.internal.store.MemoryLinkedAccounts;
import dev.remora.internal.store.MemoryLogoutRegistry;
import dev.remora.internal.store.SessionLocks;
import dev.remora.internal.store.SessionTokenStores;
import dev.remora.internal.store.StoredSessions;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.RemoteCallers;
import dev.remora.internal.token.SessionTokens;
import dev.remora.internal.token.TokenEvents;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.StateGenerator;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An application with remote apps, and the browser that is looking at it. */
final class TestApp {

    static final String BASE = "http://localhost:8080/shop/api/";

    final SettableClock clock;
    final SteppedTime elapsed = new SteppedTime();
    final TestProvider provider = new TestProvider();
    final RecordedEvents events = new RecordedEvents();
    final SecureRandom random = new SecureRandom();
    PendingAuthorizations pending;
    final BrowserSessions sessions;
    final SessionLocks locks = new SessionLocks();
    final SessionTokenStores sessionTokens = new SessionTokenStores(locks);

    final List<RemoteAppSettings> configured = new ArrayList<>();
    final ProviderDocuments documents = new ProviderDocuments();
    final EarlierSessionIds earlierIds;
    final CallbackPaths callbackPaths = new CallbackPaths(() -> configured);

    final LogoutRegistry logouts;

    MemorySession session = MemorySession.none();

    /** Keeps the sessions of browsers whose requests bring cookies. */
    @Nullable
    StoredSessions stored;

    @Nullable
    TokenStore store;

    @Nullable
    TokenGetter getter;

    @Nullable
    OwnerResolver owners;

    TokenOwner.@Nullable Kind tokenOwner;
    RemoteCallers callers = new NoCallers();
    LinkedAccounts links = new MemoryLinkedAccounts();

    @Nullable
    StateGenerator states;

    @Nullable
    String caller;

    private @Nullable CurrentRequest request;

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

    private record NoCallers() implements RemoteCallers {

        @Override
        public Optional<String> current() {
            return Optional.empty();
        }

        @Override
        public boolean isOther(@Nullable String tokenKey, Identity identity) {
            return false;
        }

        @Override
        public boolean mayAdopt() {
            return false;
        }

        @Override
        public boolean made() {
            return false;
        }

        @Override
        public Optional<String> nameOf(Identity identity) {
            return Optional.empty();
        }
    }

    TestApp() {
        this(new SettableClock());
    }

    private TestApp(SettableClock clock) {
        this.clock = clock;
        this.earlierIds = new EarlierSessionIds(clock);
        this.logouts = new MemoryLogoutRegistry(clock);
        this.pending = new DefaultPendingAuthorizations(clock, locks);
        this.sessions = new BrowserSessionSelector(
                null,
                new CookieSettings(List.of(), Duration.ofHours(12), 2, null, null),
                () -> Optional.ofNullable(stored),
                clock,
                random)::of;
    }

    RemoteAppCore core(Settings settings) {
        return core(settings.build());
    }

    RemoteAppCore core(RemoteAppSettings settings) {
        return RemoteAppAssembler.create(
                settings,
                new Settings.Provider(),
                provider,
                documents,
                callbackPaths,
                earlierIds,
                dependencies(events));
    }

    RemoteAppDependencies dependencies(TokenEvents observers) {
        return dependencies(observers, () -> Optional.ofNullable(request));
    }

    RemoteAppDependencies dependencies(TokenEvents observers, CurrentRequests requests) {
        return new RemoteAppDependencies(
                requests,
                sessions,
                pending,
                new InSession(sessionTokens),
                new OwnerRule(tokenOwner, owners, callers),
                store,
                getter,
                states,
                List.of(),
                logouts,
                links,
                observers,
                clock,
                elapsed,
                random);
    }

    /** Answers a GET of that path below the base URI. */
    <T> T get(String path, Supplier<T> code) {
        return during("GET", path, "", code);
    }

    <T> T post(String path, String form, Supplier<T> code) {
        return during("POST", path, form, code);
    }

    <T> T during(String method, String path, String form, Supplier<T> code) {
        return during(new TestRequest(method, URI.create(BASE + path), URI.create(BASE), form, caller, session), code);
    }

    <T> T during(CurrentRequest current, Supplier<T> code) {
        CurrentRequest outer = request;
        request = current;
        try {
            return code.get();
        } finally {
            request = outer;
        }
    }

    URI begin(RemoteAppCore core) {
        return begin(core, AuthorizationDetails.none());
    }

    URI begin(RemoteAppCore core, AuthorizationDetails details) {
        return get("login", () -> core.signIn().begin(details));
    }

    AuthorizationResult callback(RemoteAppCore core, String query) {
        return get("authorized?" + query, core.signIn()::finish);
    }

    /** The same application and browser, in another incarnation of the application. */
    void use(MemorySession other) {
        session = other;
    }

    static String state(URI authorizationUri) {
        return UriQuery.of(authorizationUri).first("state").orElseThrow();
    }
}
