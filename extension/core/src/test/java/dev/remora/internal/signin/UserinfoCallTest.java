package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Userinfo is asked in the form that the provider wants calls in. */
class UserinfoCallTest {

    @Test
    void hasTheTokenWhereTheProviderWantsIt() {
        ProtocolRequest asked = userinfo("token-placement", "query:access_token");

        assertThat(asked.uri()).isEqualTo(URI.create("https://op.example/userinfo?access_token=a"));
        assertThat(asked.headers()).doesNotContainKey("Authorization");
    }

    @Test
    void hasTheSchemeAndTheHeadersOfCalls() {
        ProtocolRequest asked =
                userinfo("authorization-scheme", "OAuth2", "request-headers.X-Version", "{client-id}-1");

        assertThat(ProviderScenario.header(asked, "Authorization")).contains("OAuth2 a");
        assertThat(ProviderScenario.header(asked, "X-Version")).contains("key-1");
    }

    @Test
    void isTheRfcsWithoutSettings() {
        assertThat(ProviderScenario.header(userinfo("userinfo", "always"), "Authorization"))
                .contains("Bearer a");
    }

    private static ProtocolRequest userinfo(String... settings) {
        CataloguePreset keycloak = CataloguePreset.of("keycloak");
        ProviderScenario scenario = ProviderScenario.preset("keycloak")
                .with("userinfo", "always")
                .with("client-secret", CatalogueProvider.SECRET);
        keycloak.variables().forEach((variable, value) -> scenario.with("vars." + variable, value));
        for (int i = 0; i < settings.length; i += 2) {
            scenario.with(settings[i], settings[i + 1]);
        }
        CatalogueProvider provider = new CatalogueProvider(keycloak, scenario.app.clock.instant());
        for (int request = 0; request < 4; request++) {
            scenario.app.provider.answers(provider::answer);
        }
        URI asked = scenario.begin();
        provider.sent(asked);
        scenario.app.callback(scenario.core(), "code=c&state=" + TestApp.state(asked));
        assertThat(scenario.last().call()).isEqualTo(ProtocolCall.USERINFO);
        return scenario.last();
    }
}
