package dev.remora.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth;
import dev.remora.SettingsException;
import dev.remora.tck.RotatingProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** With remora-jdbc beside remora-redis the first use asks which of them is meant. */
class TwoStoresTest {

    @Test
    void namesBothAndTheSetting() {
        try (RotatingProvider provider = new RotatingProvider()) {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(provider.settings("op"), "provider", 100))
                    .addDefaultInterceptors()
                    .build();
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            resolver.releaseConfig(resolver.getConfig(loader));
            resolver.registerConfig(config, loader);
            try (WeldContainer container = new Weld().containerId("two-stores").initialize()) {
                OAuth oauth = container.select(OAuth.class).get();

                assertThatThrownBy(() -> oauth.remote("op").get("me"))
                        .isInstanceOf(SettingsException.class)
                        .hasMessage("REMORA-00718: there is more than one store on the class path: jdbc, redis; set"
                                + " remora.token-store to one of them, or to session");
            } finally {
                resolver.releaseConfig(config);
            }
        }
    }
}
