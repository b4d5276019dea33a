package dev.remora.internal.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes beans as the extension does, and shows them. */
class Noting implements Extension {

    private final ContractBeans found = new ContractBeans();
    private @Nullable ApplicationBeans beans;

    void note(@Observes ProcessBean<?> event) {
        found.note(
                event.getBean(),
                () -> BeanMetadata.of(
                        event.getBean(), event instanceof ProcessSyntheticBean<?> ? null : event.getAnnotated()));
    }

    ApplicationBeans beans() {
        return Objects.requireNonNull(beans);
    }

    void start(@Observes AfterDeploymentValidation event, BeanManager manager) {
        beans = new ApplicationBeans(found, manager);
    }

    void stop(@Observes BeforeShutdown event) {
        beans().close();
    }
}
