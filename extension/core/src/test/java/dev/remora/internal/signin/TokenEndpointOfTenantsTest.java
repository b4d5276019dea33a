package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.TransportException;
import dev.remora.spi.ProtocolResponse;
import dev.remora.tck.MemorySession;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user may bring a token endpoint of his own, where its URL has a variable. */
@Tag("D-06")
class TokenEndpointOfTenantsTest {

    private final ProviderScenario scenario = ProviderScenario.oauth2()
            .with("token-url", "https://{shop}.example.com/token")
            .with("vars.shop.from", "callback:shop")
            .with("vars.shop.pattern", "[a-z]+")
            .with("base-url", "https://{shop}.example.com/api/")
            .with("allowed-origins", "https://*.example.com");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofOneTenantStopsNoRefreshOfAnother(boolean hangs) {
        scenario.json(token("a1", "r1")).signIn("&code=c&shop=honest");
        MemorySession honest = scenario.app.session;
        scenario.app.session = MemorySession.none();
        scenario.app.provider.answers(request -> {
            if (hangs) {
                throw new TransportException(ErrorCode.TIMEOUT, "x", "too slow", null);
            }
            return ProtocolResponse.of(429).withHeader("Retry-After", "300");
        });
        assertThatThrownBy(() -> scenario.signIn("&code=c&shop=mallory")).isInstanceOf(OAuthException.class);
        scenario.app.session = honest;

        assertThat(scenario.json(token("a2", "r2")).refresh().accessToken()).isEqualTo("a2");
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://honest.example.com/token"));
    }

    private static String token(String accessToken, String refreshToken) {
        return "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"refresh_token\":\"" + refreshToken
                + "\",\"expires_in\":3600}";
    }
}
