package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.Token;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that the application refreshes now. */
class RefreshTest {

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);
    private final TestApp app = TestApp.oauth2(server).tokens(tokens);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void returnsTheNewTokenWhichCallsUseFromThenOn() {
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.refresh()).isEqualTo(Token.bearer("renewed"));

        photos.get("x");
        assertThat(server.only().authorization()).isEqualTo("Bearer renewed");
    }

    @Test
    void refreshesTheTokenOfAName() {
        tokens.put("second", Token.bearer("b"));
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.withTokenKey("second").refresh()).isEqualTo(Token.bearer("renewed"));

        assertThat(tokens.refused()).containsExactly(Token.bearer("b"));
        assertThat(photos.token()).contains(TestApp.BEARER);
    }

    @Test
    void refreshesATokenThatTheApplicationKeeps() {
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.withToken(Token.bearer("mine")).refresh()).isEqualTo(Token.bearer("renewed"));

        assertThat(tokens.refused()).containsExactly(Token.bearer("mine"));
    }

    @Test
    void theUserSignsInFirstWhereThereIsNoToken() {
        tokens.forget(null);

        assertThatThrownBy(photos::refresh)
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessage("REMORA-00604: remote app 'photos': there is no token for this call; send the user's"
                        + " browser through authorize() first");
    }

    @Test
    void whatGoesWrongComesOutAsItIs() {
        tokens.failRenewal(new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED, "photos", "sign in again", null));

        assertThatThrownBy(photos::refresh)
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessage("sign in again");
    }
}
