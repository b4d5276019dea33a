package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.TokenRequestException;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of what providers do differently that have a meaning in OAuth 1.0a too. */
class OAuth1ProviderSettingsTest {

    private static final String REQUEST_TOKEN = "oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true";

    private final ProviderScenario scenario = ProviderScenario.oauth1();

    @Test
    void aNonceThatIsRefusedInTheProvidersWordsIsReplacedOnce() {
        scenario.with("nonce-errors", "used_before, 133");
        scenario.app.provider.status(401, "text/plain", "oauth_problem=used_before");
        scenario.form(REQUEST_TOKEN);

        scenario.begin();

        List<ProtocolRequest> sent = scenario.app.provider.received;
        assertThat(sent).hasSize(2);
        assertThat(parameter(sent.get(1), "oauth_nonce")).isNotEqualTo(parameter(sent.get(0), "oauth_nonce"));
    }

    @Test
    void theUsualWordsAreNotMeantThen() {
        scenario.with("nonce-errors", "used_before");
        scenario.app.provider.status(401, "text/plain", "oauth_problem=nonce_used");

        assertThatThrownBy(scenario::begin).isInstanceOf(TokenRequestException.class);
        assertThat(scenario.app.provider.received).hasSize(1);
    }

    @Test
    void aTimestampThatIsRefusedInTheProvidersWordsIsCorrectedOnce() {
        scenario.with("timestamp-errors", "too_late");
        scenario.app.provider.answers(request -> TestProvider.response(401, "text/plain", "oauth_problem=too_late")
                .withHeader("Date", "Fri, 02 Jan 2026 05:00:00 GMT"));
        scenario.form(REQUEST_TOKEN);

        scenario.begin();

        assertThat(parameter(scenario.last(), "oauth_timestamp")).isEqualTo("1767330000");
    }

    @Test
    void theUserIsBelowAPathAndAskedWithTheHeadersOfCalls() {
        scenario.with("user-url", "me")
                .with("user-path", "/data/0")
                .with("user-claims.sub", "/id")
                .with("request-headers.X-Version", "{client-id}-2")
                .form(REQUEST_TOKEN)
                .form("oauth_token=a&oauth_token_secret=s")
                .json("{\"data\":[{\"id\":7}]}");

        Granted granted = scenario.signInByOAuth1();

        assertThat(granted.identity().map(Identity::subject)).contains("7");
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/v1/me"));
        assertThat(ProviderScenario.header(scenario.last(), "X-Version")).contains("key-2");
    }

    @Test
    void theUserIsAskedAtTheBaseThatTheTokenResponseSays() {
        scenario.with("base-url-from", "token:api_domain")
                .with("allowed-origins", "https://eu.example")
                .with("user-url", "me")
                .with("user-claims.sub", "/id")
                .form(REQUEST_TOKEN)
                .form("oauth_token=a&oauth_token_secret=s&api_domain=eu.example")
                .json("{\"id\":\"7\"}");

        scenario.signInByOAuth1();

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://eu.example/v1/me"));
    }

    @Test
    void aWordOfItsOwnEndsATokenForGood() {
        scenario.with("final-errors", "handle_gone");
        signInWithHandle();
        scenario.app.provider.status(400, "text/plain", "oauth_problem=handle_gone");

        assertThatThrownBy(scenario::refreshByOAuth1)
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessageStartingWith("REMORA-");
        assertThat(scenario.app.get(
                        "page", () -> scenario.core().tokens().source(null).token()))
                .isEmpty();
    }

    @Test
    void theSameWordWithoutThatSettingDoesNot() {
        signInWithHandle();
        scenario.app.provider.status(400, "text/plain", "oauth_problem=handle_gone");

        assertThatThrownBy(scenario::refreshByOAuth1).isInstanceOf(TokenRequestException.class);
        assertThat(scenario.app.get(
                        "page", () -> scenario.core().tokens().source(null).token()))
                .isPresent();
    }

    @Test
    void theProviderSaysInItsOwnHeaderWhenToRefreshAgain() {
        scenario.with("retry-header", "X-RateLimit-Reset").with("retry-unit", "epoch");
        signInWithHandle();
        scenario.app.provider.answers(request -> TestProvider.response(429, "text/plain", "")
                .withHeader("Date", "Thu, 01 Jan 1970 00:01:00 GMT")
                .withHeader("X-RateLimit-Reset", "100"));

        TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, scenario::refreshByOAuth1);

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(40));
        int sent = scenario.app.provider.received.size();
        assertThatThrownBy(scenario::refreshByOAuth1).isInstanceOf(OAuthException.class);
        assertThat(scenario.app.provider.received).as("left alone").hasSize(sent);
    }

    @Test
    void aVariableOfTheCallbackIsInTheTokenUrl() {
        scenario.with("token-url", "https://{shop}.shops.example/token")
                .with("vars.shop.from", "callback:shop")
                .with("vars.shop.pattern", "[a-z]+")
                .with("allowed-origins", "https://*.shops.example")
                .form(REQUEST_TOKEN)
                .form("oauth_token=a&oauth_token_secret=s&oauth_session_handle=h");
        scenario.begin();

        scenario.app.callback(scenario.core(), "oauth_token=t&oauth_verifier=v&shop=acme");

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://acme.shops.example/token"));
        scenario.form("oauth_token=b&oauth_token_secret=s&oauth_session_handle=h")
                .refreshByOAuth1();
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://acme.shops.example/token"));
    }

    @Test
    void itLeadsNowhereElse() {
        scenario.with("token-url", "https://{shop}/token")
                .with("vars.shop.from", "callback:shop")
                .with("vars.shop.pattern", ".+")
                .with("allowed-origins", "https://*.shops.example")
                .form(REQUEST_TOKEN);
        scenario.begin();

        assertThatThrownBy(() ->
                        scenario.app.callback(scenario.core(), "oauth_token=t&oauth_verifier=v&shop=evil.example"))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage(
                        "REMORA-00421: the callback of remote app 'x' says a URL at https://evil.example:443, which is"
                                + " not in allowed-origins");
        assertThat(scenario.app.provider.received).as("the request token").hasSize(1);
    }

    private void signInWithHandle() {
        scenario.form(REQUEST_TOKEN)
                .form("oauth_token=a&oauth_token_secret=s&oauth_session_handle=h")
                .signInByOAuth1();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh-params.oauth_token", "refresh-params.client_secret"})
    void parametersOfTheProtocolAreRefused(String key) {
        assertThatThrownBy(scenario.with(key, "x")::settings)
                .hasMessage("REMORA-00001: remote app 'x': refresh-params (remora.x." + key + ") holds "
                        + key.replace("refresh-params.", "") + ", which the protocol sets itself");
    }

    private static String parameter(ProtocolRequest request, String name) {
        return ProviderScenario.header(request, "Authorization")
                .orElse("")
                .replaceAll(".*" + name + "=\"([^\"]*).*", "$1");
    }
}
