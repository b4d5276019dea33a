package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serializable;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a remote app may be injected: its name is found there, and one bean serves it. */
class InjectionPointsTest {

    @RequestScoped
    static class Field {
        @Inject
        @RemoteApp("x")
        OAuthRemote remote;
    }

    @Test
    @Tag("R1")
    void aField() {
        assertServed(Field.class);
    }

    @Dependent
    static class Constructor {
        @Inject
        Constructor(@RemoteApp("x") OAuthRemote remote) {}
    }

    @Test
    void aParameterOfAConstructor() {
        assertServed(Constructor.class);
    }

    @Dependent
    static class Initializer {
        @Inject
        void use(String unrelated, @RemoteApp("x") OAuthRemote remote) {}

        @Produces
        static String unrelated() {
            return "";
        }
    }

    @Test
    void aParameterOfAnInitializer() {
        assertServed(Initializer.class);
    }

    @ApplicationScoped
    static class Producer {
        @Produces
        @Dependent
        StringBuilder made(@RemoteApp("x") OAuthRemote remote) {
            return new StringBuilder();
        }
    }

    @Test
    void aParameterOfAProducer() {
        assertServed(Producer.class);
    }

    @ApplicationScoped
    static class Disposer {
        @Produces
        @Dependent
        StringBuilder made() {
            return new StringBuilder();
        }

        void dispose(@Disposes StringBuilder made, @RemoteApp("x") OAuthRemote remote) {}
    }

    @Test
    void aParameterOfADisposer() {
        assertServed(Disposer.class);
    }

    @ApplicationScoped
    static class Observer {
        void on(@Observes String event, @RemoteApp("x") OAuthRemote remote) {}
    }

    @Test
    void aParameterOfAnObserver() {
        assertServed(Observer.class);
    }

    @ApplicationScoped
    static class OfInstance {
        @Inject
        @RemoteApp("x")
        Instance<OAuthRemote> remote;
    }

    @Test
    void anInstance() {
        assertServed(OfInstance.class);
    }

    @ApplicationScoped
    static class OfProvider {
        @Inject
        @RemoteApp("x")
        Provider<OAuthRemote> remote;
    }

    @Test
    void aProvider() {
        assertServed(OfProvider.class);
    }

    @SessionScoped
    static class Session implements Serializable {
        @Inject
        @RemoteApp("x")
        OAuthRemote remote;
    }

    @Test
    void aBeanThatIsPassivated() {
        assertServed(Session.class);
    }

    @ApplicationScoped
    static class Application {
        @Inject
        @RemoteApp("x")
        OAuthRemote remote;
    }

    @Test
    void aBeanOfTheWholeApplication() {
        assertServed(Application.class);
    }

    @RemoteAppDefinition(name = "x")
    @ApplicationScoped
    static class Defined {}

    @Test
    void aDefinitionWithoutAnInjectionPoint() {
        assertServed(Defined.class);
    }

    @ApplicationScoped
    static class Selecting {
        @Inject
        @Any
        Instance<OAuthRemote> remotes;

        boolean resolvable(String name) {
            return remotes.select(RemoteApp.Literal.of(name)).isResolvable();
        }
    }

    @Test
    void knownNamesCanBeSelected() {
        try (WeldContainer container = Deployment.of(Selecting.class, Field.class)) {
            Selecting selecting = container.select(Selecting.class).get();

            assertThat(selecting.resolvable("x")).isTrue();
            assertThat(selecting.resolvable("y")).isFalse();
        }
    }

    @Test
    void manyInjectionPointsShareOneBean() {
        assertServed(Field.class, Constructor.class, Session.class, OfInstance.class, Defined.class);
    }

    private static void assertServed(Class<?>... beans) {
        try (WeldContainer container = Deployment.of(beans)) {
            assertThat(container.getBeanManager().getBeans(OAuthRemote.class, RemoteApp.Literal.of("x")))
                    .singleElement()
                    .satisfies(bean -> assertThat(bean.getScope()).isEqualTo(RequestScoped.class));
        }
    }
}
