package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.RequestRefusedException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenRemoved;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose tokens, and from where. */
class TokensTest {

    private static final Token TOKEN = Token.bearer("a");

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();

    @Test
    @Tag("C14")
    void liveInTheBrowserSessionWhereTheApplicationHasNoStore() {
        RemoteAppCore github = app.core(Settings.oauth2());
        signIn(github, null);

        assertThat(token(github, null)).contains(TOKEN);
        app.use(MemorySession.open());
        assertThat(token(github, null)).isEmpty();
    }

    @Test
    void liveInTheStoreOfTheApplicationUnderAnUnguessableOwnerThatOutlivesTheIdOfTheSession() {
        app.store = store;
        RemoteAppCore github = app.core(Settings.oauth2());
        signIn(github, null);

        TokenOwner owner = ownerInSession("github");
        assertThat(owner.id())
                .matches("[A-Za-z0-9_-]{43}[.][A-Za-z0-9_-]{43}")
                .isNotEqualTo(app.session.id().orElseThrow());
        assertThat(store.find(TokenKey.of("github", owner)).map(StoredToken::token))
                .contains(TOKEN);
        assertThat(token(github, null)).contains(TOKEN);
        signIn(github, "second");
        assertThat(ownerInSession("github")).isEqualTo(owner);
        assertThat(token(github, null)).contains(TOKEN);
    }

    @Test
    void belongToTheCallerWhereTheContainerKnowsOne() {
        app.store = store;
        app.caller = "ann";
        RemoteAppCore github = app.core(Settings.oauth2());

        signIn(github, "work");

        TokenKey key = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann")).withName("work");
        assertThat(store.find(key).map(StoredToken::token)).contains(TOKEN);
        app.caller = "bob";
        assertThat(token(github, "work")).isEmpty();
    }

    @Test
    void belongToTheApplicationWithoutARequest() {
        app.store = store;
        RemoteAppCore github = app.core(Settings.oauth2());
        store.save(TokenKey.of("github", TokenOwner.application()), TOKEN);

        assertThat(github.tokens().source(null).token()).contains(TOKEN);
    }

    @Test
    void belongToWhomTheApplicationSays() {
        app.store = store;
        app.owners = remoteApp -> TokenOwner.of(Kind.CALLER, "tenant of " + remoteApp);
        RemoteAppCore github = app.core(Settings.oauth2());

        signIn(github, null);

        TokenKey key = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "tenant of github"));
        assertThat(store.find(key)).isPresent();
        assertThat(github.tokens().source(null).token()).contains(TOKEN);
    }

    @Test
    @Tag("Q14")
    void areNowhereWithoutRequestAndStore() {
        AuthorizationRequiredException thrown = catchThrowableOfType(
                AuthorizationRequiredException.class,
                () -> app.core(Settings.oauth2()).tokens().source(null));

        assertThat(thrown)
                .hasMessage("REMORA-00315: remote app 'github': there is no token, because this thread is answering no"
                        + " request and the application has neither a TokenStore nor a TokenGetter; use withToken(..)");
        assertThat(thrown.code()).isEqualTo(ErrorCode.AUTHORIZATION_REQUIRED);
    }

    @Test
    @Tag("Q13")
    @Tag("Q14")
    void comeFromTheGetterThatIsAskedByNameOnTheThreadOfTheCaller() throws Exception {
        List<@Nullable String> asked = new ArrayList<>();
        app.getter = key -> {
            asked.add(key + " on " + Thread.currentThread().getName());
            return "none".equals(key) ? null : Token.bearer("of " + key);
        };
        RemoteAppCore github = app.core(Settings.oauth2());

        TokenSource source = github.tokens().source("user2");
        assertThat(CompletableFuture.supplyAsync(source::token).get()).contains(Token.bearer("of user2"));
        assertThat(github.tokens().source("none").token()).isEmpty();
        assertThat(github.tokens().source(null).token()).contains(Token.bearer("of null"));
        String here = " on " + Thread.currentThread().getName();
        assertThat(asked).containsExactly("user2" + here, "none" + here, "null" + here);
    }

    @Test
    @Tag("C14")
    void areNotSavedAndNobodyAskedDuringTheHandshakeWhereTheApplicationHasAGetterOnly() {
        app.getter = key -> {
            throw new AssertionError("asked during the handshake");
        };
        RemoteAppCore github = app.core(Settings.oauth2());

        signIn(github, null);

        assertThat(app.events.granted).hasSize(1);
        assertThat(app.session.octets().keySet()).noneMatch(name -> name.startsWith("dev.remora.token"));
        app.get("me", () -> {
            github.tokens().forget(null);
            return "";
        });
        assertThat(app.events.removed).isEmpty();
    }

    @Test
    void comeFromTheStoreThoughThereIsAGetter() {
        app.store = store;
        app.getter = key -> Token.bearer("of the getter");
        RemoteAppCore github = app.core(Settings.oauth2());

        assertThat(token(github, null)).isEmpty();
        signIn(github, null);
        assertThat(token(github, null)).contains(TOKEN);
    }

    @Test
    void areReplacedByASecondGrantUnderTheSameKey() {
        app.store = store;
        RemoteAppCore github = app.core(Settings.oauth2());
        signIn(github, "k");
        URI uri = app.begin(github, details("k"));
        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"Bearer\",\"scope\":\"user\"}");
        app.callback(github, "code=c&state=" + TestApp.state(uri));

        assertThat(token(github, "k").map(token -> ((OAuth2Token) token).accessToken()))
                .contains("b");
    }

    @Test
    void areForgottenWithAnEvent() {
        RemoteAppCore github = app.core(Settings.oauth2());
        signIn(github, "k");
        TokenOwner owner = ownerInSession("github.k");

        for (int i = 0; i < 2; i++) {
            app.get("logout", () -> {
                github.tokens().forget("k");
                return "";
            });
        }

        assertThat(token(github, "k")).isEmpty();
        assertThat(app.events.removed).containsExactly(TokenRemoved.of(owner).withTokenKey("k"));
    }

    @Test
    @Tag("Q13")
    void canBeGivenAndNeedNoRequest() {
        RemoteAppCore github = app.core(Settings.oauth2());

        assertThat(github.tokens().fixed(TOKEN).token()).contains(TOKEN);
        assertThat(github.tokens().fixed(TOKEN).replacementFor(TOKEN)).isEmpty();
    }

    @Test
    @Tag("Q17")
    void areRefusedWhereTheyAreOfTheOtherProtocol() {
        RemoteAppCore github = app.core(Settings.oauth2());
        RemoteAppCore twitter = app.core(Settings.oauth1());

        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> github.tokens().fixed(Token.oauth1("t", "s"))))
                .hasMessage("REMORA-00319: remote app 'github': the token given is of another protocol than the remote"
                        + " app speaks");
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> twitter.tokens().fixed(TOKEN)))
                .isNotNull();
    }

    @Test
    void areNoUseWhereTheyWereKeptForTheOtherProtocol() {
        app.store = store;
        store.save(TokenKey.of("github", TokenOwner.application()), Token.oauth1("t", "s"));
        TokenSource source = app.core(Settings.oauth2()).tokens().source(null);

        AuthorizationRequiredException thrown =
                catchThrowableOfType(AuthorizationRequiredException.class, source::token);

        assertThat(thrown)
                .hasMessage("REMORA-00320: the token kept for remote app 'github' is of another protocol than the"
                        + " remote app speaks; the user has to sign in again");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
    }

    private void signIn(RemoteAppCore core, @Nullable String key) {
        URI uri = app.begin(core, details(key));
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        app.callback(core, "code=c&state=" + TestApp.state(uri));
    }

    private Optional<Token> token(RemoteAppCore core, @Nullable String key) {
        return app.get("me", () -> core.tokens().source(key).token());
    }

    private TokenOwner ownerInSession(String token) {
        return TokenOwner.of(Kind.SESSION, (String)
                app.session.get("dev.remora.owner." + token).orElseThrow());
    }

    private static AuthorizationDetails details(@Nullable String key) {
        return new AuthorizationDetails(null, "", null, Map.of(), key, null);
    }
}
