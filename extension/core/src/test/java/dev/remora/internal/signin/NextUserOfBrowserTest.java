package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that one user of a browser began, when another one has signed in with it meanwhile. */
@Tag("E-08")
class NextUserOfBrowserTest {

    private final TestApp app = new TestApp();
    private RemoteAppCore github = app.core(Settings.oauth2());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotGoOnWithTheTokenOfTheNextUser(boolean inStore) {
        useStore(inStore);
        signIn("{\"access_token\":\"anns\",\"token_type\":\"Bearer\"}");
        TokenSource call = call();
        Token sent = call.token().orElseThrow();

        signOut();
        signIn("{\"access_token\":\"bobs\",\"token_type\":\"Bearer\"}");

        assertThat(call.replacementFor(sent)).isEmpty();
        assertThat(call.token()).isEmpty();
        assertThat(call.refresh()).isEmpty();
        assertThat(accessToken(call().token())).contains("bobs");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotGoOnWithItWhereTheSignInWasDoneInPlaceOfTheOther(boolean inStore) {
        useStore(inStore);
        signIn("{\"access_token\":\"anns\",\"token_type\":\"Bearer\"}");
        TokenSource call = call();
        Token sent = call.token().orElseThrow();

        signIn("{\"access_token\":\"bobs\",\"token_type\":\"Bearer\"}");

        assertThat(call.replacementFor(sent)).isEmpty();
        assertThat(call.token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotGoOnWithItAfterARefreshThatWasUnderWay(boolean inStore) {
        useStore(inStore);
        signIn("{\"access_token\":\"anns\",\"token_type\":\"Bearer\",\"expires_in\":1,\"refresh_token\":\"r\"}");
        TokenSource call = call();
        app.clock.advance(Duration.ofHours(1));
        app.provider.answers(request -> {
            signOut();
            signIn("{\"access_token\":\"bobs\",\"token_type\":\"Bearer\"}");
            return TestProvider.response(
                    200, "application/json", "{\"access_token\":\"anns-next\",\"token_type\":\"Bearer\"}");
        });

        assertThat(call.token()).isEmpty();
        assertThat(accessToken(call().token())).contains("bobs");
    }

    @Test
    void doesNotGoOnWithAnotherAccountOfTheSameCaller() {
        InMemoryTokenStore store = new InMemoryTokenStore();
        app.store = store;
        app.caller = "ann";
        github = app.core(Settings.oauth2());
        TokenKey key = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann"));
        Token first = token("first", "1");
        store.save(key, first);
        TokenSource call = call();

        store.save(key, token("refreshed by another node", "1"));
        assertThat(accessToken(call.replacementFor(first))).contains("refreshed by another node");
        store.save(key, token("second", "2"));
        assertThat(call.replacementFor(first)).isEmpty();
    }

    private static Token token(String accessToken, String user) {
        return Token.bearer(accessToken).withIdentity(Identity.of("https://github.example", user));
    }

    private void useStore(boolean inStore) {
        app.store = inStore ? new InMemoryTokenStore() : null;
        github = app.core(Settings.oauth2());
    }

    private void signIn(String answer) {
        app.provider.json(answer);
        app.callback(github, "code=c&state=" + TestApp.state(app.begin(github)));
    }

    private void signOut() {
        app.get("logout", () -> {
            github.tokens().forget(null);
            return "";
        });
    }

    private TokenSource call() {
        return app.get("page", () -> github.tokens().source(null));
    }

    private static Optional<String> accessToken(Optional<Token> token) {
        return token.map(found -> ((OAuth2Token) found).accessToken());
    }
}
