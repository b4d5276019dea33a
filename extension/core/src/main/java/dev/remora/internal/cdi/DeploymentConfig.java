package dev.remora.internal.cdi;

import dev.remora.internal.message.CdiMessages;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The configuration of the deployment, asked for on the thread that deploys and never again. */
final class DeploymentConfig {

    private DeploymentConfig() {}

    /** Of the properties, no value is read; without configuration there are none, which is a problem that is told later. */
    static Iterable<String> propertyNames() {
        try {
            return ConfigProvider.getConfig().getPropertyNames();
        } catch (IllegalStateException | NoClassDefFoundError e) {
            return List.of();
        }
    }

    /**
     * The bean, which may be the application's own.
     *
     * @throws dev.remora.SettingsException if there is neither a bean nor an implementation, or not even the API
     */
    static Config of(BeanContainer manager) {
        try {
            Bean<?> bean = resolved(manager);
            return bean == null
                    ? ConfigProvider.getConfig()
                    : (Config) manager.getReference(bean, Config.class, manager.createCreationalContext(bean));
        } catch (IllegalStateException e) {
            throw CdiMessages.configurationMissing(String.valueOf(e.getMessage()), e);
        } catch (NoClassDefFoundError e) {
            throw CdiMessages.configurationMissing("its API is not on the class path", e);
        }
    }

    /** OpenWebBeans discovers the producer of a library that has an extension too, which adds the same producer. */
    private static @Nullable Bean<?> resolved(BeanContainer manager) {
        Set<Bean<?>> beans = manager.getBeans(Config.class);
        try {
            return manager.resolve(beans);
        } catch (AmbiguousResolutionException e) {
            if (beans.stream().map(Bean::getBeanClass).distinct().count() > 1) {
                throw e;
            }
            return beans.iterator().next();
        }
    }
}
