package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.SettingsSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sources of the application's own: remote apps known at run time only. */
class SettingsSourcesTest {

    /** Its database is down. */
    private static final class Broken implements SettingsSource {

        @Override
        public Optional<Map<String, String>> settings(String remoteApp) {
            throw new IllegalStateException("no connection");
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    @Test
    void aSourceSufficesForARemoteApp() {
        Tenants tenants = new Tenants()
                .with("consumer-key", "key")
                .with("authorize-params.a", "1")
                .with("scope", null);
        assertThat(Configured.nothing().source(tenants).readOAuth2("tenant").clientId())
                .isEqualTo("key");
        assertThat(Configured.nothing().source(tenants).readOAuth2("tenant").authorizeParams())
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void itOverridesTheConfiguration() {
        Configured configured = Configured.oauth2("tenant")
                .with("remora.tenant.scope", "configured")
                .source(new Tenants().with("client-id", "its own"));
        assertThat(configured.readOAuth2("tenant").clientId()).isEqualTo("its own");
        assertThat(configured.readOAuth2("tenant").scope()).isEqualTo("configured");
    }

    @Test
    void ofSeveralTheFirstHasPrecedence() {
        Configured configured = Configured.nothing()
                .source(new Tenants().with("client-id", "first"))
                .source(new Tenants().with("client-id", "second").with("scope", "second"));
        assertThat(configured.readOAuth2("tenant").clientId()).isEqualTo("first");
        assertThat(configured.readOAuth2("tenant").scope()).isEqualTo("second");
    }

    @Test
    void itCanNameAPresetAndAnAppKey() {
        Configured configured = Configured.nothing()
                .with("TENANT_CLIENT_ID", "key")
                .source(new Tenants().with("provider", "github").with("app-key", "TENANT"));
        assertThat(configured.readOAuth2("tenant").clientId()).isEqualTo("key");
        assertThat(configured.readOAuth2("tenant").scope()).isEqualTo("user:email");
    }

    @Test
    void itIsNamedAmongThePlacesWhereASettingWasLookedFor() {
        assertThat(Configured.nothing().source(new Tenants()).refused("tenant"))
                .hasMessage("REMORA-00001: remote app 'tenant': client-id is missing; looked for in properties"
                        + " remora.tenant.client-id, remora.tenant.consumer-key; environment variables"
                        + " REMORA_TENANT_CLIENT_ID, REMORA_TENANT_CONSUMER_KEY; dev.remora.internal.config.Tenants");
    }

    @Test
    void aBadValueInItIsNamed() {
        assertThat(Configured.oauth2("tenant")
                        .source(new Tenants().with("read-timeout", "soon"))
                        .refused("tenant"))
                .hasMessage("REMORA-00001: remote app 'tenant': read-timeout (read-timeout in"
                        + " dev.remora.internal.config.Tenants) is no duration; five seconds are PT5S or 5");
    }

    @Test
    void oneThatFailsIsNamedWithTheCause() {
        assertThat(Configured.oauth2("x").source(new Broken()).refused("x"))
                .hasMessage("REMORA-00003: remote app 'x': the settings source"
                        + " dev.remora.internal.config.SettingsSourcesTest$Broken failed")
                .hasRootCauseMessage("no connection");
    }
}
