package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.config.AcmeSettings;
import dev.remora.internal.config.ModuleJar;
import dev.remora.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bean of a module that is deployed with the application, and reads the module's settings. */
class SettingsOfModulesTest {

    @TempDir
    Path folder;

    private final Thread deployer = Thread.currentThread();
    private final ClassLoader before = deployer.getContextClassLoader();
    private URLClassLoader loader;

    /** A bean of the module. */
    @ApplicationScoped
    static class Cleanup {
        @Inject
        Settings settings;

        Optional<Duration> interval() {
            return settings.global(AcmeSettings.CLEANUP);
        }

        Optional<String> role() {
            return settings.of("github", AcmeSettings.ROLE);
        }
    }

    @BeforeEach
    void deployWithTheJar() throws Exception {
        loader = ModuleJar.of(folder, AcmeSettings.class);
        deployer.setContextClassLoader(loader);
    }

    @AfterEach
    void restore() throws Exception {
        deployer.setContextClassLoader(before);
        loader.close();
    }

    @Test
    void itIsInjected() {
        try (DeployedConfig config = DeployedConfig.of(Map.of(
                        "remora.github.provider", "github",
                        "remora.github.acme-role", "admin",
                        "remora.acme-cleanup", "PT1H"));
                WeldContainer container = Deployment.of(Cleanup.class)) {
            Cleanup bean = container.select(Cleanup.class).get();

            deployer.setContextClassLoader(null); // as on a thread of a pool
            assertThat(bean.interval()).contains(Duration.ofHours(1));
            assertThat(bean.role()).contains("admin");
            assertThat(config.reads()).contains("remora.acme-cleanup", "remora.github.acme-role");
        }
    }

    @Test
    void nothingOfItIsReadAtDeployment() {
        try (DeployedConfig config = DeployedConfig.of("remora.acme-pool", "CANARY");
                WeldContainer container = Deployment.of(Cleanup.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(config.reads()).containsExactly("remora.validate-at-deployment");
        }
    }

    @Test
    void validationAtDeploymentReadsIt() {
        try (DeployedConfig config =
                DeployedConfig.of(Map.of("remora.validate-at-deployment", "true", "remora.acme-pool", "CANARY"))) {
            assertThat(Deployment.problems(Cleanup.class))
                    .containsExactly("REMORA-00002: remora.acme-pool is no number between 1 and 2147483647");
        }
    }
}
