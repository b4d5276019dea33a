package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several beans that are the current request, each in requests of its own kind. */
class SeveralCurrentRequestsTest {

    private final Noting noting = new Noting();
    private final WeldContainer container = new Weld()
            .disableDiscovery()
            .addExtension(noting)
            .addBeanClasses(Switch.class, OfJaxRs.class, OfServlets.class)
            .initialize();

    private RequestContextController scope;

    /** The kinds of request that are being answered. */
    @ApplicationScoped
    static class Switch {
        private boolean jaxRs;
        private boolean servlets;

        void set(boolean jaxRs, boolean servlets) {
            this.jaxRs = jaxRs;
            this.servlets = servlets;
        }

        boolean jaxRs() {
            return jaxRs;
        }

        boolean servlets() {
            return servlets;
        }
    }

    @RequestScoped
    static class OfJaxRs extends Browser.Request {
        @Inject
        Switch kinds;

        @Override
        public boolean active() {
            return kinds.jaxRs();
        }

        @Override
        public String method() {
            return "of JAX-RS";
        }
    }

    /** Leaves injection points of the other one unambiguous. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Beside {}

    @Beside
    @RequestScoped
    @Priority(10_000)
    static class OfServlets extends OfJaxRs {
        @Override
        public boolean active() {
            return kinds.servlets();
        }

        @Override
        public String method() {
            return "of servlets";
        }
    }

    @RequestScoped
    static class OfSockets extends OfJaxRs {}

    @BeforeEach
    void activateScope() {
        scope = container.select(RequestContextController.class).get();
        scope.activate();
    }

    @AfterEach
    void close() {
        scope.deactivate();
        container.close();
    }

    @Test
    void areNoProblemOfTheDeployment() {
        assertThat(Deployment.problems(Switch.class, OfJaxRs.class, OfServlets.class))
                .isEmpty();
    }

    @Test
    void aQualifierKeepsTheInjectionOfTheOtherUnambiguous() {
        assertThat(container.select(CurrentRequest.class).getHandle().getBean().getBeanClass())
                .isEqualTo(OfJaxRs.class);
    }

    @Test
    void twoOfOnePriorityAreAProblemOfTheDeployment() {
        assertThat(Deployment.problems(Switch.class, OfJaxRs.class, OfServlets.class, OfSockets.class))
                .containsExactly("REMORA-00113: several CurrentRequest beans have @Priority(5000), so that it is"
                        + " open which comes first: " + OfJaxRs.class.getName() + ", " + OfSockets.class.getName());
    }

    @Test
    void theFirstByPriorityOfThoseThatAreActiveCounts() {
        assertThat(current(true, true)).contains("of JAX-RS");
        assertThat(current(false, true)).contains("of servlets");
        assertThat(current(true, false)).contains("of JAX-RS");
        assertThat(current(false, false)).isEmpty();
    }

    @Test
    void withoutARequestScopeNoneCounts() {
        scope.deactivate();

        assertThat(current(true, true)).isEmpty();

        scope.activate();
    }

    private Optional<String> current(boolean jaxRs, boolean servlets) {
        container.select(Switch.class).get().set(jaxRs, servlets);
        return noting.beans().requests().current().map(CurrentRequest::method);
    }
}
