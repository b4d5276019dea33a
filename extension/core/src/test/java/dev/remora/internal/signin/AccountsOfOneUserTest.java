package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.token.Tokens;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many accounts of one user with one provider: listed, switched and forgotten. */
class AccountsOfOneUserTest {

    private static final TokenOwner ALICE = TokenOwner.of(Kind.CALLER, "alice");

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private RemoteAppCore github = app.core(Settings.oauth2());

    @ParameterizedTest
    @CsvSource({",false", "alice,false", ",true", "alice,true"})
    void areListedByNameTheOneWithoutANameFirst(@Nullable String caller, boolean inStore) {
        use(inStore);
        app.caller = caller;
        signIn("work");
        signIn(null);
        signIn("home");

        assertThat(names()).containsExactly(null, "home", "work");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void becomeTheCallersOnceThereIsOne(boolean inStore) {
        use(inStore);
        signIn("work");
        signIn("home");

        app.caller = "alice";

        assertThat(names()).containsExactly("home", "work");
        app.caller = "bob";
        assertThat(names()).isEmpty();
    }

    @Test
    void areListedInOtherSessionsOfTheCaller() {
        use(true);
        app.caller = "alice";
        signIn("work");

        app.use(MemorySession.open());

        assertThat(names()).containsExactly("work");
        app.caller = null;
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areForgottenOneByOne(boolean inStore) {
        use(inStore);
        signIn(null);
        signIn("work");

        app.get("x", () -> {
            github.tokens().forget("work");
            return true;
        });

        assertThat(names()).containsExactly((String) null);
    }

    @Test
    void areListedWithScopeAndExpiry() {
        signIn("work", "{\"access_token\":\"T\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"repo\"}");

        TokenInfo listed = list().get(0);

        assertThat(listed.tokenKey()).isEqualTo("work");
        assertThat(listed.scope()).isEqualTo("repo");
        assertThat(listed.expiresAt()).isEqualTo(app.clock.instant().plusSeconds(3600));
        assertThat(listed.identity()).isEmpty();
        assertThat(listed.toString()).doesNotContain("T,");
    }

    @Test
    void ofAGetterAreTheOneWithoutAName() {
        app.getter = key -> key == null ? Token.bearer("own") : null;
        github = app.core(Settings.oauth2());

        assertThat(names()).containsExactly((String) null);
    }

    @Test
    void ofASessionAreTheSessionsWhoeverTheCallerIs() {
        app.tokenOwner = Kind.SESSION;
        github = app.core(Settings.oauth2());
        app.caller = "alice";
        signIn("work");

        app.caller = "bob";
        assertThat(names()).containsExactly("work");
        app.use(MemorySession.open());
        assertThat(names()).isEmpty();
    }

    @Test
    void ofASessionStayTheSessionsWhereACallerGetsThoseOfAnotherApp() {
        RemoteAppCore gitlab = app.core(Settings.oauth2().with(settings -> settings.name = "gitlab"));
        app.tokenOwner = Kind.SESSION;
        github = app.core(Settings.oauth2());
        signIn(null);
        app.begin(gitlab);

        app.caller = "alice";
        app.get("x", () -> gitlab.tokens().all());

        assertThat(names()).containsExactly((String) null);
    }

    @Test
    void ofTheApplicationAreOneForAll() {
        app.tokenOwner = Kind.APPLICATION;
        use(true);
        app.caller = "alice";
        signIn(null);

        app.caller = "bob";
        app.use(MemorySession.open());

        assertThat(names()).containsExactly((String) null);
        assertThat(store.find(TokenKey.of("github", TokenOwner.application()))).isPresent();
        assertThat(github.tokens().all()).as("without a request").hasSize(1);
    }

    @Test
    void ofASessionAreNobodysWithoutARequest() {
        app.tokenOwner = Kind.SESSION;
        use(true);
        signIn(null);

        assertThat(github.tokens().all()).isEmpty();
        assertThat(github.tokens().source(null).token()).isEmpty();
    }

    @Test
    void ofACallerAreUsedAndForgottenByJobs() {
        use(true);
        store.save(TokenKey.of("github", ALICE), Token.bearer("one"));
        store.save(TokenKey.of("github", ALICE).withName("work"), Token.bearer("two"));
        Tokens alice = github.tokens().of(ALICE);

        assertThat(alice.source("work").token()).contains(Token.bearer("two"));
        assertThat(alice.all()).extracting(TokenInfo::tokenKey).containsExactly(null, "work");
        alice.forget(null);

        assertThat(store.find(TokenKey.of("github", ALICE))).isEmpty();
        assertThat(app.events.removed).hasSize(1);
        assertThat(github.tokens().of(TokenOwner.of(Kind.CALLER, "Alice")).all())
                .isEmpty();
    }

    @Test
    void ofACallerAreRefreshedForJobsAndKept() {
        use(true);
        Instant soon = app.clock.instant().plus(Duration.ofSeconds(5));
        store.save(
                TokenKey.of("github", ALICE),
                Token.bearer("old").withRefreshToken("refresh").withExpiresAt(soon));
        app.provider.json("{\"access_token\":\"new\",\"token_type\":\"Bearer\"}");

        Optional<Token> token = github.tokens().of(ALICE).source(null).token();

        assertThat(token.map(OAuth2Token.class::cast).map(OAuth2Token::accessToken))
                .contains("new");
        assertThat(store.find(TokenKey.of("github", ALICE)).orElseThrow().token())
                .isEqualTo(token.orElseThrow());
        assertThat(app.events.refreshed).hasSize(1);
    }

    @Test
    void ofACallerAreNoneWhereSessionsKeepThem() {
        app.caller = "alice";
        signIn(null);

        assertThatThrownBy(() -> app.get(
                        "x", () -> github.tokens().of(ALICE).source(null).token()))
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessage(
                        "REMORA-00350: remote app 'github': asCaller(..) finds no token, because tokens are kept in browser"
                                + " sessions or by a TokenGetter; have a store such as remora-jdbc, or a bean that implements"
                                + " dev.remora.TokenStore");
    }

    private void use(boolean inStore) {
        app.store = inStore ? store : null;
        github = app.core(Settings.oauth2());
    }

    private void signIn(@Nullable String tokenKey) {
        signIn(tokenKey, "{\"access_token\":\"TOKEN\",\"token_type\":\"Bearer\"}");
    }

    private void signIn(@Nullable String tokenKey, String answer) {
        app.provider.json(answer);
        String state =
                TestApp.state(app.begin(github, new AuthorizationDetails(null, null, null, Map.of(), tokenKey, null)));
        app.callback(github, "code=c&state=" + state);
    }

    private List<TokenInfo> list() {
        return app.get("x", () -> github.tokens().all());
    }

    private List<@Nullable String> names() {
        return list().stream().map(TokenInfo::tokenKey).toList();
    }
}
