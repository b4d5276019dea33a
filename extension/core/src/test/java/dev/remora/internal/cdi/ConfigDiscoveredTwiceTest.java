package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.Config;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** OpenWebBeans SE has the configuration of SmallRye as two beans of one class. */
class ConfigDiscoveredTwiceTest {

    private static final class First {}

    private static final class Second {}

    record Configs(Config config, Class<?>... classes) implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            for (int i = 0; i < classes.length; i++) {
                event.<Config>addBean()
                        .id("configuration " + i)
                        .beanClass(classes[i])
                        .types(Config.class, Object.class)
                        .scope(Dependent.class)
                        .createWith(context -> config);
            }
        }
    }

    private static Weld weld(DeployedConfig deployed, Class<?>... classes) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new Configs(deployed.config(), classes))
                .addBeanClasses(Object.class);
    }

    @Test
    void theSameConfigurationTwiceIsOne() {
        try (DeployedConfig deployed = DeployedConfig.of("remora.github.provider", "github");
                WeldContainer container =
                        weld(deployed, First.class, First.class).initialize()) {
            assertThat(container.select(OAuth.class).get().names()).containsExactly("github");
        }
    }

    @Test
    void twoConfigurationsAreAProblem() {
        try (DeployedConfig deployed = DeployedConfig.of("remora.github.provider", "github")) {
            assertThat(Deployment.problems(weld(deployed, First.class, Second.class)))
                    .singleElement()
                    .asString()
                    .contains("WELD-001318");
        }
    }
}
