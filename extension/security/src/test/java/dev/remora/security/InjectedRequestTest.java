package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.jaxrs.JaxrsCurrentRequest;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.inject.Any;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** The module adds a request, and takes no injection point its bean. */
class InjectedRequestTest {

    @Test
    void whoInjectsTheRequestGetsTheOneForJaxRs() {
        try (WeldContainer weld = new Weld().initialize()) {
            assertThat(weld.select(CurrentRequest.class).getHandle().getBean().getBeanClass())
                    .isEqualTo(JaxrsCurrentRequest.class);
            assertThat(weld.select(CurrentRequest.class, Any.Literal.INSTANCE).stream())
                    .hasSize(2);
        }
    }
}
