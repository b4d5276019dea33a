package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRequestException;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.TokenSource;
import dev.remora.tck.AtOnce;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session handles, as Yahoo and Xero had them. */
class OAuth1RenewalTest {

    private static final TokenKey KEY = TokenKey.of("twitter", TokenOwner.application());

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final TokenSource source;

    OAuth1RenewalTest() {
        app.store = store;
        app.owners = remoteApp -> TokenOwner.application();
        app.provider
                .form("oauth_token=temp&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=t0&oauth_token_secret=s0&oauth_session_handle=canary-h&oauth_expires_in=3600"
                        + "&xoauth_yahoo_guid=7");
        RemoteAppCore yahoo = app.core(Settings.oauth1());
        app.begin(yahoo);
        app.callback(yahoo, "oauth_token=temp&oauth_verifier=v");
        app.provider.received.clear();
        app.events.granted.clear();
        source = yahoo.tokens().source(null);
    }

    @Test
    void leavesATokenAloneThatIsNotDue() {
        app.clock.advance(Duration.ofSeconds(3600 - 61));

        assertThat(source.token()).contains(stored());
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void renewsATokenThatIsDueWithItsHandleAndKeepsWhoItsUserIs() {
        OAuth1Token before = stored();
        app.clock.advance(Duration.ofSeconds(3600 - 60));
        app.provider.form("oauth_token=t1&oauth_token_secret=s1&oauth_expires_in=3600");

        OAuth1Token renewed = (OAuth1Token) source.token().orElseThrow();

        assertThat(renewed.token()).isEqualTo("t1");
        assertThat(renewed.secret()).isEqualTo("s1");
        assertThat(renewed.parameters())
                .containsEntry("oauth_session_handle", "canary-h")
                .containsEntry("xoauth_yahoo_guid", "7");
        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.REFRESH);
        assertThat(app.provider.last().uri()).isEqualTo(Settings.TOKEN);
        assertThat(app.provider.last().headers())
                .extractingByKey("Authorization")
                .asString()
                .contains("oauth_token=\"t0\"", "oauth_session_handle=\"canary-h\"");
        assertThat(stored()).isEqualTo(renewed);
        assertThat(app.events.refreshed).containsExactly(TokenRefreshed.of(TokenOwner.application(), before, renewed));
        assertThat(source.token()).contains(renewed);
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    void renewsOnceATokenWasRefused() {
        app.provider.form("oauth_token=t1&oauth_token_secret=s1&oauth_expires_in=3600");

        assertThat(source.replacementFor(stored()).map(token -> ((OAuth1Token) token).token()))
                .contains("t1");
    }

    @Test
    void hasNothingInsteadOfATokenWithoutHandle() {
        store.save(KEY, Token.oauth1("t", "s"));

        assertThat(source.token()).contains(Token.oauth1("t", "s"));
        assertThat(source.replacementFor(Token.oauth1("t", "s"))).isEmpty();
    }

    @Test
    void renewsOnceForTwoHundredThreads() throws InterruptedException {
        app.clock.advance(Duration.ofSeconds(3600));
        app.provider.form("oauth_token=t1&oauth_token_secret=s1&oauth_expires_in=3600");

        assertThat(AtOnce.call(200, () -> source.token().orElseThrow())).containsOnly(stored());
        assertThat(app.provider.received).hasSize(1);
    }

    @ParameterizedTest
    @Tag("D-05")
    @ValueSource(strings = {"token_rejected", "permission_denied"})
    void removesATokenThatTheProviderWillNeverRenew(String problem) {
        app.clock.advance(Duration.ofSeconds(3600));
        app.provider.status(401, "text/plain", "oauth_problem=" + problem);

        AuthorizationRequiredException thrown =
                catchThrowableOfType(AuthorizationRequiredException.class, source::token);

        assertThat(thrown)
                .hasMessage("REMORA-00316: remote app 'twitter' does not renew the token any more (" + problem
                        + "); the user has to sign in again");
        assertThat(store.find(KEY)).isEmpty();
        assertThat(app.events.removed).hasSize(1);
    }

    @Test
    @Tag("D-06")
    void keepsATokenThatCannotBeRenewedForNow() {
        app.clock.advance(Duration.ofSeconds(3600));
        app.provider.status(503, "text/html", "<html>");

        TokenRequestException thrown = catchThrowableOfType(TokenRequestException.class, source::token);

        assertThat(thrown.code()).isEqualTo(ErrorCode.REFRESH_FAILED);
        assertThat(store.find(KEY)).isPresent();
    }

    private OAuth1Token stored() {
        return (OAuth1Token) store.find(KEY).map(StoredToken::token).orElseThrow();
    }
}
