package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.store.CachedSessions;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.internal.store.SharedPendingAuthorizations;
import dev.remora.internal.store.SharedSessions;
import dev.remora.internal.store.StoredSessions;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.SessionUsers;
import dev.remora.spi.Sealer;
import dev.remora.spi.SessionStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemoryCookies;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sign-ins where a store keeps the session, of which a request, or a node for a while, remembers what it has read. */
@Tag("E-08")
class StoredSignInTest {

    private static final Identity ADA = Identity.of("https://acme.example", "1");

    private final TestApp app = new TestApp();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(app.clock);
    private final Sealer sealer = new KeyedSealer(List.of(new byte[32]), app.random);
    private MemoryCookies browser = new MemoryCookies();
    private final StoredSessions here = node(new SharedSessions(entries));
    private final StoredSessions caching =
            node(new CachedSessions(new SharedSessions(entries), Duration.ofSeconds(5), () -> 0));

    private final RemoteAppDependencies all = app.dependencies(app.events);
    private final SessionSignIns session =
            new SessionSignIns(all.requests(), all.sessions(), all.sessionTokens(), app.earlierIds, all.random());
    private Runnable whenAsked = () -> {};
    private final Map<String, Token> tokens = new HashMap<>() {
        @Override
        public @Nullable Token get(Object remoteApp) {
            whenAsked.run();
            return super.get(remoteApp);
        }
    };
    private final DefaultWebSignIn signIn = new DefaultWebSignIn(
            new TestSignInApplication(new WebSettings(true, "oauth", false, null), null, app, tokens), session, false);
    private RemoteAppCore github;

    private StoredSessions node(SessionStore store) {
        return new StoredSessions(store, sealer, Duration.ofHours(12), app.clock, app.random);
    }

    private <T> T get(StoredSessions node, String path, Supplier<T> code) {
        StoredSessions before = app.stored;
        app.stored = node;
        MemoryCookies request = browser.request();
        try {
            return app.during(
                    new CookieRequest("GET", URI.create(TestApp.BASE), URI.create(TestApp.BASE + path), request), code);
        } finally {
            app.stored = before;
            if (!request.history().isEmpty()) {
                browser = request.request();
            }
        }
    }

    private void signIn(StoredSessions begins, StoredSessions finishes) {
        app.provider.json(CallbackScenario.TOKEN);
        String state = TestApp.state(get(begins, "login", () -> github.signIn().begin(AuthorizationDetails.none())));
        get(finishes, "authorized?code=c&state=" + state, () -> {
            github.signIn().finish();
            session.note(
                    "github", Granted.of(Token.bearer("access").withIdentity(ADA), "/"), true, null, user(), false);
            return true;
        });
    }

    private @Nullable String user() {
        return SessionUsers.user(all.sessions().of(all.requests().current().orElseThrow()));
    }

    @BeforeEach
    void signIn() {
        app.pending = new SharedPendingAuthorizations(entries, sealer, app.clock, app.random);
        github = app.core(Settings.oauth2());
        signIn(here, here);
        tokens.put("github", Token.bearer("access").withIdentity(ADA));
        assertThat(caller(caching)).isPresent();
    }

    private Optional<String> caller(StoredSessions node) {
        return get(node, "page", signIn::callerName);
    }

    @Test
    void areFinishedByANodeThatRemembersTheUserBefore() {
        get(here, "logout", () -> {
            signIn.end().leave();
            return true;
        });

        signIn(here, caching);

        assertThat(caller(here)).isPresent();
    }

    @Test
    void knowTheTokenAgainstCrossSiteRequestsOnANodeThatHasReadTheSessionBefore() {
        String token = get(here, "form", signIn::csrfToken);

        assertThat(get(caching, "posted", () -> signIn.isCsrfToken(token))).isTrue();
    }

    @Test
    void areNotOverForARequestThatBeganBeforeThem() {
        Token token = tokens.remove("github");
        whenAsked = () -> {
            whenAsked = () -> {};
            signIn(here, here);
        };
        assertThat(caller(here)).isEmpty();

        tokens.put("github", token);
        assertThat(caller(here)).isPresent();
    }
}
