package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that finishes a sign-in, and says by the token whose it is: it logs the user in afterwards. */
@Tag("E-08")
class ToldOwnerTest {

    private static final TokenOwner ANN = TokenOwner.of(Kind.CALLER, "ann");

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private RemoteAppCore github = app.core(Settings.oauth2());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hasTheTokenOnceHeIsKnown(boolean inStore) {
        use(inStore);

        assertThat(finish(begin(null), token -> ANN)).isInstanceOf(Granted.class);

        assertThat(tokenOf("ann")).contains("TOKEN");
        assertThat(tokenOf(null)).isEmpty();
        assertThat(tokenOf("bob")).isEmpty();
    }

    @Test
    void hasItInEverySessionOfHisWhereTheApplicationHasAStore() {
        use(true);
        finish(begin(null), token -> ANN);

        app.use(MemorySession.open());

        assertThat(tokenOf("ann")).contains("TOKEN");
        assertThat(store.find(TokenKey.of("github", ANN))).isPresent();
    }

    @Test
    void isToldTheTokenThatWasExchanged() {
        finish(begin(null), token -> TokenOwner.of(Kind.CALLER, ((OAuth2Token) token).accessToken()));

        assertThat(tokenOf("TOKEN")).contains("TOKEN");
    }

    @Test
    void isBeforeWhoeverTheContainerKnows() {
        finish(begin("bob"), token -> ANN);

        assertThat(tokenOf("bob")).isEmpty();
        assertThat(tokenOf("ann")).contains("TOKEN");
    }

    @Test
    void mayBeTheApplicationItself() {
        use(true);

        finish(begin(null), token -> TokenOwner.application());

        assertThat(store.find(TokenKey.of("github", TokenOwner.application()))).isPresent();
    }

    @Test
    void isToldWhenTheCallbackComesAgainAndNobodyElseIs() {
        String callback = begin(null);
        finish(callback, token -> ANN);

        app.caller = "ann";
        assertThat(replayed(callback).completed()).contains(CompletedSignIn.of(Outcome.SUCCEEDED, "/shop/api/"));
        app.caller = "bob";
        assertThat(replayed(callback).completed()).isEmpty();
    }

    @Test
    void aSignInThatAnotherBeganIsNotFinishedForHim() {
        String callback = begin("bob");
        app.caller = "eve";

        assertThatThrownBy(() -> finish(callback, token -> ANN))
                .isInstanceOfSatisfying(
                        CallbackRejectedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_USER));
    }

    @Test
    void aFailureToTellLeavesNothingBehind() {
        use(true);
        String callback = begin(null);
        String sessionId = app.session.id().orElseThrow();

        assertThatThrownBy(() -> finish(callback, token -> {
                    throw new IllegalArgumentException("nobody");
                }))
                .hasMessage("nobody");

        assertThat(app.session.id()).contains(sessionId);
        assertThat(tokenOf("ann")).isEmpty();
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(replayed(callback).completed()).map(CompletedSignIn::outcome).contains(Outcome.FAILED);
    }

    private void use(boolean inStore) {
        app.store = inStore ? store : null;
        github = app.core(Settings.oauth2());
    }

    private String begin(@Nullable String user) {
        app.caller = user;
        return "code=c&state=" + TestApp.state(app.begin(github));
    }

    private Object finish(String callback, Function<Token, TokenOwner> owner) {
        app.provider.json("{\"access_token\":\"TOKEN\",\"token_type\":\"Bearer\"}");
        return app.get("authorized?" + callback, () -> github.signIn().finish(owner));
    }

    private CallbackRejectedException replayed(String callback) {
        return catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(github, callback));
    }

    private Optional<String> tokenOf(@Nullable String user) {
        app.caller = user;
        return app.get("me", () -> github.tokens().source(null).token())
                .map(token -> ((OAuth2Token) token).accessToken());
    }
}
