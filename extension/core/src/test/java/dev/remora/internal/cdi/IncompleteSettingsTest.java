package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.SettingsException;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first use of a remote app whose settings are incomplete names all keys that this use needs. */
class IncompleteSettingsTest {

    @Dependent
    static class Nothing {}

    @Test
    @Tag("S20")
    void signingInNamesWhatItNeedsBesideWhatEveryUseNeeds() {
        assertThat(refused(Map.of("remora.x.scope", "read"), OAuthRemote::authorize))
                .hasMessage("""
                        REMORA-00001: remote app 'x': 4 problems with its settings
                          consumer-key is missing; looked for in properties remora.x.consumer-key, remora.x.client-id;\
                         environment variables REMORA_X_CONSUMER_KEY, REMORA_X_CLIENT_ID
                          authorize-url is missing; looked for in property remora.x.authorize-url; environment variable\
                         REMORA_X_AUTHORIZE_URL
                          access-token-url is missing; looked for in property remora.x.access-token-url; environment\
                         variable REMORA_X_ACCESS_TOKEN_URL
                          callback is missing; looked for in property remora.x.callback; environment variable\
                         REMORA_X_CALLBACK""");
    }

    @Test
    void aCallbackThatIsGivenIsNotMissing() {
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.authorize("authorized")))
                .containsExactly("consumer-key", "authorize-url", "access-token-url");
    }

    @Test
    void neitherIsOneThatTheProviderKnows() {
        assertThat(keys(
                        Map.of(
                                "remora.x.request-token-url", "https://a.example/request_token",
                                "remora.x.send-callback", "false"),
                        OAuthRemote::authorize))
                .containsExactly("consumer-key", "consumer-secret", "authorize-url", "access-token-url");
    }

    @Test
    void theCallbackNamesTheEndpointsToo() {
        assertThat(keys(Map.of("remora.x.scope", "read"), OAuthRemote::authorizedResponse))
                .containsExactly("consumer-key", "authorize-url", "access-token-url");
    }

    @Test
    void aCallNamesWhatACallNeeds() {
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.get("user")))
                .containsExactly("consumer-key", "base-url");
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.target("user")))
                .containsExactly("consumer-key", "base-url");
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.get("https://api.example/user")))
                .containsExactly("consumer-key");
    }

    @Test
    void whatIsBadIsNamedBesideWhatIsMissingAndNothingTwice() {
        assertThat(refused(
                        Map.of("remora.x.access-token-url", "token", "remora.x.authorize-url", "ftp://a.example/"),
                        x -> x.authorize("authorized")))
                .hasMessage("""
                        REMORA-00001: remote app 'x': 3 problems with its settings
                          consumer-key is missing; looked for in properties remora.x.consumer-key, remora.x.client-id;\
                         environment variables REMORA_X_CONSUMER_KEY, REMORA_X_CLIENT_ID
                          authorize-url (remora.x.authorize-url) is neither https nor http
                          base-url is missing (a relative URL is resolved against it); looked for in property\
                         remora.x.base-url; environment variable REMORA_X_BASE_URL""");
    }

    @Test
    void anUnsetUrlIsMissing() {
        assertThat(keys(
                        Map.of("remora.x.provider", "github", "remora.x.access-token-url", "none"),
                        x -> x.authorize("authorized")))
                .containsExactly("consumer-key", "access-token-url");
    }

    @Test
    void whatIsNoSettingOfTheRemoteAppIsToldAlone() {
        assertThat(keys(
                        Map.of(
                                "remora.x.consumer-key", "key",
                                "remora.x.consumer-secret", "secret",
                                "remora.x.request-token-url", "https://a.example/request_token",
                                "remora.x.signature-method", "MY-OWN"),
                        OAuthRemote::authorize))
                .containsExactly("signature-method");
    }

    private static List<String> keys(Map<String, String> properties, Consumer<OAuthRemote> use) {
        return refused(properties, use).keys();
    }

    private static SettingsException refused(Map<String, String> properties, Consumer<OAuthRemote> use) {
        try (DeployedConfig config = DeployedConfig.of(new TreeMap<>(properties));
                WeldContainer container = Deployment.of(Nothing.class)) {
            OAuthRemote x = container.select(OAuth.class).get().remote("x");
            return catchThrowableOfType(SettingsException.class, () -> use.accept(x));
        }
    }
}
