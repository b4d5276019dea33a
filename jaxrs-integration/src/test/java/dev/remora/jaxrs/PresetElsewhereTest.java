package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A preset of OpenID Connect at another server, as plain OAuth 2. */
class PresetElsewhereTest {

    @Path("elsewhere")
    @RequestScoped
    public static class Pages {

        @Inject
        @RemoteApp("elsewhere")
        OAuthRemote elsewhere;

        @GET
        public String signedIn() {
            OAuth2Token token = (OAuth2Token) elsewhere.token().orElseThrow();
            return (token.idToken() != null) + " " + elsewhere.identity().isPresent() + " "
                    + elsewhere.get("userinfo").object().getString("name");
        }
    }

    @Test
    void doesNotUseTheIdTokenThatItsServerSends() throws Exception {
        Map<String, String> settings = Map.of(
                "remora.endpoints", "true",
                "remora.elsewhere.provider", "google",
                "remora.elsewhere.issuer", "none",
                "remora.elsewhere.client-id", "sample-key",
                "remora.elsewhere.client-secret", "sample-secret");
        try (EndpointScenario scenario = new EndpointScenario(settings, Pages.class)) {
            String acme = scenario.provider().uri() + "/acme/";
            Map<String, String> addresses = Map.of(
                    "remora.elsewhere.base-url", acme,
                    "remora.elsewhere.authorize-url", acme + "authorize",
                    "remora.elsewhere.token-url", acme + "token");
            addresses.forEach(System::setProperty);
            Browser browser = scenario.browser();
            scenario.signIn(browser, "elsewhere", "ada");

            assertThat(browser.get("elsewhere").body()).isEqualTo("true false Ada Lovelace");

            addresses.keySet().forEach(System::clearProperty);
        }
    }
}
