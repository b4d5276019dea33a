package dev.remora.internal.cdi;

import dev.remora.internal.message.CdiMessages;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The configuration of the deployment, asked for on the thread that deploys and never again. */
final class DeploymentConfig {

    private DeploymentConfig() {}

    /** Of the properties, no value is read; without configuration there are none, which is a problem that is told later. */
    static Iterable<String> propertyNames() {
        try {
            return ConfigProvider.getConfig().getPropertyNames();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    /** The bean, which may be the application's own. */
    static Config of(BeanManager manager) {
        Bean<?> bean = manager.resolve(manager.getBeans(Config.class));
        if (bean != null) {
            return (Config) manager.getReference(bean, Config.class, manager.createCreationalContext(bean));
        }
        try {
            return ConfigProvider.getConfig();
        } catch (IllegalStateException e) {
            throw CdiMessages.configurationMissing(e);
        }
    }
}
