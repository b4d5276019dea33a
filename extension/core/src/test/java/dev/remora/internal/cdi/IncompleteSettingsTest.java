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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                          client-id is missing; looked for in properties remora.x.client-id, remora.x.consumer-key;\
                         environment variables REMORA_X_CLIENT_ID, REMORA_X_CONSUMER_KEY
                          authorize-url is missing; looked for in property remora.x.authorize-url; environment variable\
                         REMORA_X_AUTHORIZE_URL
                          token-url is missing; looked for in properties remora.x.token-url,\
                         remora.x.access-token-url; environment variables REMORA_X_TOKEN_URL,\
                         REMORA_X_ACCESS_TOKEN_URL
                          callback is missing; looked for in property remora.x.callback; environment variable\
                         REMORA_X_CALLBACK""");
    }

    @Test
    void aCallbackThatIsGivenIsNotMissing() {
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.authorize("authorized")))
                .containsExactly("client-id", "authorize-url", "token-url");
    }

    @Test
    void neitherIsOneThatTheProviderKnows() {
        assertThat(keys(
                        Map.of(
                                "remora.x.request-token-url", "https://a.example/request_token",
                                "remora.x.send-callback", "false"),
                        OAuthRemote::authorize))
                .containsExactly("client-id", "client-secret", "authorize-url", "token-url");
    }

    @Test
    void theCallbackNamesTheEndpointsToo() {
        assertThat(keys(Map.of("remora.x.scope", "read"), OAuthRemote::authorizedResponse))
                .containsExactly("client-id", "authorize-url", "token-url");
    }

    @Test
    void aCallNamesWhatACallNeeds() {
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.get("user"))).containsExactly("client-id", "base-url");
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.target("user")))
                .containsExactly("client-id", "base-url");
        assertThat(keys(Map.of("remora.x.scope", "read"), x -> x.get("https://api.example/user")))
                .containsExactly("client-id");
    }

    @ParameterizedTest
    @CsvSource({
        "provider, gitlob",
        "provider-file, /of/nobody.properties",
    })
    void whatAPresetThatIsNotThereWouldHaveSaidIsNotMissing(String key, String value) {
        Map<String, String> settings = Map.of("remora.x.client-id", "key", "remora.x." + key, value);

        assertThat(keys(settings, x -> x.authorize("authorized"))).containsExactly(key);
        assertThat(keys(settings, x -> x.get("user"))).containsExactly(key);
        assertThat(keys(settings, OAuthRemote::authorize)).containsExactly(key, "callback");
    }

    @Test
    void norWhatAPresetSaysWithAVariableThatIsMissingOrBad() {
        assertThat(keys(
                        Map.of(
                                "remora.x.client-id",
                                "key",
                                "remora.x.provider",
                                "microsoft",
                                "remora.x.vars.tenant",
                                "a/b"),
                        x -> x.authorize("authorized")))
                .containsExactly("vars.tenant");
        assertThat(keys(
                        Map.of("remora.x.client-id", "key", "remora.x.provider", "shopify"),
                        x -> x.authorize("authorized")))
                .containsExactly("vars.shop");
    }

    @Test
    void whatIsBadIsNamedBesideWhatIsMissingAndNothingTwice() {
        assertThat(refused(
                        Map.of("remora.x.token-url", "token", "remora.x.authorize-url", "ftp://a.example/"),
                        x -> x.authorize("authorized")))
                .hasMessage("""
                        REMORA-00001: remote app 'x': 3 problems with its settings
                          client-id is missing; looked for in properties remora.x.client-id, remora.x.consumer-key;\
                         environment variables REMORA_X_CLIENT_ID, REMORA_X_CONSUMER_KEY
                          authorize-url (remora.x.authorize-url) is neither https nor http
                          base-url is missing (a relative URL is resolved against it); looked for in property\
                         remora.x.base-url; environment variable REMORA_X_BASE_URL""");
    }

    @Test
    void anUnsetUrlIsMissing() {
        assertThat(keys(
                        Map.of("remora.x.provider", "github", "remora.x.token-url", "none"),
                        x -> x.authorize("authorized")))
                .containsExactly("client-id", "token-url");
    }

    @Test
    void whatIsNoSettingOfTheRemoteAppIsToldAlone() {
        assertThat(keys(
                        Map.of(
                                "remora.x.client-id", "key",
                                "remora.x.client-secret", "secret",
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
