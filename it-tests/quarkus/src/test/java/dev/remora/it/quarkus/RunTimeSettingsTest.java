package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.Token;
import dev.remora.it.providers.ScriptedProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the configuration says when the application runs is what counts, not what it said when it was built. */
@QuarkusTest
@QuarkusTestResource(value = RunTimeSettingsTest.Override.class, restrictToAnnotatedClass = true)
class RunTimeSettingsTest {

    /** Starts a provider whose address nobody knows beforehand. */
    public static final class Override implements QuarkusTestResourceLifecycleManager {

        private final ScriptedProvider provider = ScriptedProvider.start();

        @java.lang.Override
        public Map<String, String> start() {
            return Map.of(
                    "remora.configured.base-url",
                    provider.base() + "moved/",
                    "remora.configured.client-id",
                    "key",
                    "remora.later.base-url",
                    provider.base() + "later/",
                    "remora.later.client-id",
                    "key");
        }

        @java.lang.Override
        public void stop() {
            provider.close();
        }
    }

    @Inject
    OAuth oauth;

    @Test
    void aSettingIsOverridden() {
        OAuthRemote configured = oauth.remote("configured").withToken(Token.bearer("t"));

        assertThat(configured.get("x").status()).isEqualTo(200);
        assertThat(ConfigProvider.getConfig().getValue("remora.configured.base-url", String.class))
                .endsWith("/moved/");
    }

    @Test
    void aNameThatIsConfiguredLaterIsServedByTheRegistry() {
        assertThat(oauth.names()).contains("later");
        assertThat(oauth.remote("later").withToken(Token.bearer("t")).get("x").status())
                .isEqualTo(200);
    }
}
