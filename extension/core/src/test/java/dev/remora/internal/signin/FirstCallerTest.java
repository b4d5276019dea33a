package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.token.TokenLocator;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.tck.AtOnce;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.MemorySession;
import jakarta.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that were granted before the user was known, and the first caller that the session gets. */
@Tag("E-08")
class FirstCallerTest {

    enum Kept {
        IN_SESSION,
        IN_COOKIES,
        IN_STORE,
        IN_STORE_WITH_COOKIES;

        boolean inStore() {
            return this == IN_STORE || this == IN_STORE_WITH_COOKIES;
        }

        boolean withCookies() {
            return this == IN_COOKIES || this == IN_STORE_WITH_COOKIES;
        }
    }

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private @Nullable MemoryCookies cookies;
    private RemoteAppCore github = app.core(Settings.oauth2());

    /** A request of a browser whose sessions are in cookies. */
    private record CookieRequest(TestRequest request, MemoryCookies jar) implements CurrentRequest {

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public String method() {
            return request.method();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public URI baseUri() {
            return request.baseUri();
        }

        @Override
        public Map<String, List<String>> query() {
            return request.query();
        }

        @Override
        public Map<String, List<String>> form() {
            return Map.of();
        }

        @Override
        public Optional<String> callerName() {
            return request.callerName();
        }

        @Override
        public BrowserSession session() {
            return request.session();
        }

        @Override
        public boolean hasSessions() {
            return false;
        }

        @Override
        public Optional<BrowserCookies> cookies() {
            return Optional.of(jar);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasThemAndNobodyAfterHim(Kept kept) {
        use(kept);
        signIn(null, null, "visitors");

        assertThat(token("ann", null)).contains("visitors");
        assertThat(token(null, null)).isEmpty();
        assertThat(token("bob", null)).isEmpty();
        assertThat(token("ann", null)).contains("visitors");
    }

    @ParameterizedTest
    @EnumSource
    void hasAllOfThemThoughHeAskedForOneOnly(Kept kept) {
        use(kept);
        signIn(null, "one", "first");
        signIn(null, "two", "second");

        assertThat(token("ann", "one")).contains("first");
        assertThat(token("bob", "two")).isEmpty();
        assertThat(token(null, "two")).isEmpty();
        assertThat(token("ann", "two")).contains("second");
    }

    @ParameterizedTest
    @EnumSource
    void hasThoseOfAllRemoteApps(Kept kept) {
        use(kept);
        RemoteAppCore gitlab = app.core(Settings.oauth2().with(other -> other.name = "gitlab"));
        signIn(null, null, "visitors");

        token(gitlab, "ann", null);

        assertThat(token("bob", null)).isEmpty();
        assertThat(token("ann", null)).contains("visitors");
    }

    @ParameterizedTest
    @EnumSource
    void keepsHisOwnAndTheSessionsIsRemovedWithAWarning(Kept kept) {
        use(kept);
        signIn("ann", null, "own");
        signIn(null, null, "visitors");

        try (LogLines log = new LogLines()) {
            assertThat(token("ann", null)).contains("own");
            assertThat(log.lines)
                    .containsExactly("WARNING REMORA-00361: remote app 'github': a token that was granted before the"
                            + " user was known has been removed, because the caller has one of his own");
        }
        assertThat(token(null, null)).isEmpty();
        assertThat(token("bob", null)).isEmpty();
        assertThat(token("ann", null)).contains("own");
    }

    @ParameterizedTest
    @EnumSource
    void hasTheLaterTokenOfHisOneAccount(Kept kept) {
        use(kept);
        save("ann", token("own", "ann-at-the-provider", 100));
        save(null, token("later", "ann-at-the-provider", 101));

        assertThat(token("ann", null)).contains("later");
        assertThat(token(null, null)).isEmpty();
        assertThat(token("bob", null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasTheLaterTokenBesideOneThatThisSessionKeepsForHim(Kept kept) {
        use(kept);
        save(null, TokenOwner.of(Kind.CALLER, "ann"), token("here", "ann-at-the-provider", 100));
        save(null, token("later", "ann-at-the-provider", 101));

        assertThat(token("ann", null)).contains("later");
        assertThat(token(null, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsHisOwnBesideAnEarlierOneOrThatOfAnotherAccount(Kept kept) {
        use(kept);
        save("ann", token("own", "ann-at-the-provider", 100));
        for (OAuth2Token visitors : List.of(
                token("earlier", "ann-at-the-provider", 99),
                token("another's", "bob-at-the-provider", 101),
                Token.bearer("anybody's"))) {
            save(null, visitors);

            assertThat(token("ann", null)).contains("own");
            assertThat(token(null, null)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoUsesTheSessionAfterHimBeginsAnew(Kept kept) {
        use(kept);
        signIn(null, null, "first");
        token("ann", null);

        signIn(null, null, "second");
        assertThat(token("ann", null)).contains("first");
        signIn(null, null, "third");
        assertThat(token("bob", null)).contains("third");
        assertThat(token("ann", null)).contains("first");
    }

    @ParameterizedTest
    @EnumSource
    void gettingATokenHimselfReplacesTheSessions(Kept kept) {
        use(kept);
        signIn(null, null, "visitors");

        signIn("ann", null, "own");

        assertThat(token("ann", null)).contains("own");
        assertThat(token(null, null)).isEmpty();
        assertThat(token("bob", null)).isEmpty();
    }

    @Test
    void hasThemInEverySessionOfHisWhereTheApplicationHasAStore() {
        use(Kept.IN_STORE);
        signIn(null, null, "visitors");
        token("ann", null);

        app.use(MemorySession.open());

        assertThat(token("ann", null)).contains("visitors");
        assertThat(store.find(TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann"))))
                .isPresent();
    }

    @Test
    void nobodyWhoComesLaterHasTheOwnerOfBefore() {
        use(Kept.IN_STORE);
        signIn(null, "one", "first");
        token("ann", null);
        app.caller = null;
        app.begin(github);

        assertThat(token(null, "one")).isEmpty();
        assertThat(token("ann", "one")).contains("first");
    }

    @ParameterizedTest
    @EnumSource(names = {"IN_SESSION", "IN_STORE"})
    void isOneHoweverManyRequestsAskAtOnce(Kept kept) throws InterruptedException {
        use(kept);
        signIn(null, null, "visitors");
        TokenLocator places =
                new TokenLocator("github", app.dependencies(app.events, () -> Optional.of(request("ann"))), () -> true);

        List<Optional<Token>> found =
                AtOnce.call(50, () -> places.place(null).orElseThrow().read().map(stored -> stored.token()));

        assertThat(found).allMatch(Optional::isPresent);
        assertThat(token(null, null)).isEmpty();
        assertThat(token("bob", null)).isEmpty();
    }

    private void use(Kept kept) {
        app.store = kept.inStore() ? store : null;
        cookies = kept.withCookies() ? new MemoryCookies() : null;
        github = app.core(Settings.oauth2());
    }

    private void signIn(@Nullable String user, @Nullable String key, String token) {
        app.provider.json("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\"}");
        AuthorizationDetails details = new AuthorizationDetails(null, "", null, Map.of(), key, null);
        String state = TestApp.state(
                app.during(request(user, "login"), () -> github.signIn().begin(details)));
        app.during(request(user, "authorized?code=c&state=" + state), github.signIn()::finish);
    }

    private void save(@Nullable String user, Token token) {
        save(user, null, token);
    }

    private void save(@Nullable String user, @Nullable TokenOwner startedBy, Token token) {
        app.during(request(user), () -> {
            new TokenLocator("github", app.dependencies(app.events, () -> Optional.of(request(user))), () -> true)
                    .save(request(user), null, startedBy, null, token, null);
            return token;
        });
    }

    private static OAuth2Token token(String accessToken, String subject, long signedInAt) {
        return Token.bearer(accessToken)
                .withIdentity(Identity.of(Json.createObjectBuilder()
                        .add("iss", "https://id.example")
                        .add("sub", subject)
                        .add("iat", signedInAt)
                        .build()));
    }

    private Optional<String> token(@Nullable String user, @Nullable String key) {
        return token(github, user, key);
    }

    private Optional<String> token(RemoteAppCore core, @Nullable String user, @Nullable String key) {
        return app.during(request(user, "me"), () -> core.tokens().source(key).token())
                .map(token -> ((OAuth2Token) token).accessToken());
    }

    private CurrentRequest request(@Nullable String user) {
        return request(user, "me");
    }

    private CurrentRequest request(@Nullable String user, String path) {
        TestRequest request = new TestRequest(
                "GET", URI.create(TestApp.BASE + path), URI.create(TestApp.BASE), "", user, app.session);
        return cookies == null ? request : new CookieRequest(request, cookies);
    }
}
