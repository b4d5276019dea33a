package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.internal.config.RecordedLog;
import dev.remora.spi.SettingsSource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** A deployment warns of an injected name that nothing configures. */
class UnconfiguredNamesTest {

    @RequestScoped
    static class GitHub {
        @Inject
        @RemoteApp("gihtub")
        OAuthRemote remote;
    }

    @RemoteAppDefinition(name = "gihtub")
    @Dependent
    static class Definition {}

    @Dependent
    static class Tenants implements SettingsSource {

        @Override
        public Optional<Map<String, String>> settings(String remoteApp) {
            throw new AssertionError("nothing is read at deployment");
        }

        @Override
        public Set<String> names() {
            throw new AssertionError("nothing is read at deployment");
        }
    }

    @Test
    void theNearestConfiguredNameIsNamed() {
        assertThat(warnings(Map.of("remora.github.client-id", "id"), GitHub.class))
                .containsExactly(
                        "WARNING REMORA-00112: remote app 'gihtub' is injected, but nothing configures it: there"
                                + " is neither a key of its own nor a @RemoteAppDefinition; did you mean 'github'?");
    }

    @Test
    void aNameLikeNoOtherIsNamedAlone() {
        assertThat(warnings(Map.of("remora.x.client-id", "id"), GitHub.class))
                .containsExactly(
                        "WARNING REMORA-00112: remote app 'gihtub' is injected, but nothing configures it: there"
                                + " is neither a key of its own nor a @RemoteAppDefinition");
    }

    @Test
    void oneThatIsConfiguredIsNot() {
        assertThat(warnings(Map.of("remora.gihtub.client-id", "id"), GitHub.class))
                .isEmpty();
        assertThat(warnings(Map.of("REMORA_GIHTUB_CLIENT_ID", "id"), GitHub.class))
                .isEmpty();
        assertThat(warnings(Map.of("remora.x.client-id", "id"), GitHub.class, Definition.class))
                .isEmpty();
    }

    @Test
    void oneThatASettingsSourceMayKnowIsNot() {
        assertThat(warnings(Map.of("remora.x.client-id", "id"), GitHub.class, Tenants.class))
                .isEmpty();
    }

    private static List<String> warnings(Map<String, String> properties, Class<?>... beans) {
        try (RecordedLog log = new RecordedLog();
                DeployedConfig config = DeployedConfig.of(properties);
                WeldContainer container = Deployment.of(beans)) {
            return List.copyOf(log.lines());
        }
    }
}
