package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuth2Token;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets of providers whose first answer is not the token that an application wants. */
class TokensOfUsersTest {

    @Test
    void tokensOfSignInsAreExchangedForOnesThatLastLonger() {
        ProviderScenario scenario = ProviderScenario.preset("instagram-long-lived");
        scenario.json("{\"access_token\":\"short\",\"user_id\":17}")
                .json("{\"access_token\":\"long\",\"token_type\":\"bearer\",\"expires_in\":5184000}")
                .json("{\"id\":\"17\",\"username\":\"duke\"}");

        OAuth2Token token = (OAuth2Token) scenario.signIn().token();

        assertThat(token.accessToken()).isEqualTo("long");
        assertThat(token.expiresAt()).isEqualTo(scenario.app.clock.instant().plus(Duration.ofDays(60)));
        assertThat(token.parameters()).containsEntry("user_id", "17");
        assertThat(token.identity().orElseThrow().subject()).isEqualTo("17");
        ProtocolRequest exchange = scenario.app.provider.received.get(1);
        assertThat(exchange.method()).isEqualTo("GET");
        assertThat(exchange.uri()).isEqualTo(URI.create("https://graph.instagram.com/access_token"));
        assertThat(exchange.parameters())
                .containsOnly(
                        entry("grant_type", List.of("ig_exchange_token")),
                        entry("access_token", List.of("short")),
                        entry("client_id", List.of("key")),
                        entry("client_secret", List.of(Settings.SECRET)));
        assertThat(ProviderScenario.header(scenario.last(), "Authorization")).contains("Bearer long");

        scenario.json("{\"access_token\":\"longer\",\"token_type\":\"bearer\",\"expires_in\":5184000}")
                .refresh();

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://graph.instagram.com/refresh_access_token"));
        assertThat(scenario.last().method()).isEqualTo("GET");
    }

    @Test
    void anExchangeThatIsRefusedEndsTheSignIn() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("exchange-url", "exchange")
                .with("exchange-params.token", "{access-token}")
                .json("{\"access_token\":\"short\",\"token_type\":\"bearer\"}");
        scenario.app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThatThrownBy(scenario::signIn).isInstanceOf(TokenRequestException.class);
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/v1/exchange"));
        assertThat(scenario.last().method()).isEqualTo("POST");
        assertThat(scenario.app.events.granted).isEmpty();
    }

    @Test
    void theTokenOfASlackUserIsWithinThatOfTheWorkspace() {
        ProviderScenario scenario = ProviderScenario.preset("slack-user");
        scenario.json(
                        "{\"ok\":true,\"access_token\":\"bot\",\"token_type\":\"bot\",\"scope\":\"commands\",\"team\":{\"id\":\"T1\"},"
                                + "\"authed_user\":{\"id\":\"U1\",\"scope\":\"identity.basic,identity.email\","
                                + "\"access_token\":\"user\",\"token_type\":\"user\"}}")
                .json("{\"ok\":true,\"user\":{\"id\":\"U1\",\"name\":\"Duke\",\"email\":\"duke@example.org\"}}");

        URI asked = scenario.begin();
        Granted granted = scenario.app
                .callback(scenario.core(), "code=c&state=" + TestApp.state(asked))
                .granted()
                .orElseThrow();

        assertThat(ProviderScenario.query(asked))
                .containsEntry("user_scope", "identity.basic,identity.email")
                .doesNotContainKey("scope");
        assertThat(((OAuth2Token) granted.token()).accessToken()).isEqualTo("user");
        assertThat(((OAuth2Token) granted.token()).scopes())
                .containsExactlyInAnyOrder("identity.basic", "identity.email");
        assertThat(granted.identity().orElseThrow().name()).isEqualTo("Duke");
        assertThat(ProviderScenario.header(scenario.last(), "Authorization")).contains("Bearer user");
    }

    @ParameterizedTest
    @CsvSource({
        "exchange-method, GET, tolerant, json, token-request-format",
        "exchange-method, GET, strict, form, exchange-method",
        "exchange-method, PUT, tolerant, form, exchange-method",
        "exchange-params.client_secret, s, tolerant, form, exchange-params",
        "exchange-params.token, a, tolerant, form, exchange-params",
        "exchange-url, http://as.example/, tolerant, form, exchange-url"
    })
    void badValuesAreRefused(String key, String value, String profile, String format, String named) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("exchange-url", "https://as.example/exchange")
                .with("exchange-params.token", "{access-token}")
                .with("profile", profile)
                .with("token-request-format", format)
                .with(key, value);

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("remote app 'x': " + named);
    }
}
