package dev.remora.it.openwebbeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The extension does on OpenWebBeans what it does on Weld. */
class OpenWebBeansTest {

    @RequestScoped
    static class Points {
        @Inject
        @RemoteApp("field")
        OAuthRemote field;

        @Inject
        @RemoteApp("instance")
        Instance<OAuthRemote> instance;

        @Inject
        @RemoteApp("provider")
        Provider<OAuthRemote> provider;

        @Inject
        @Any
        Instance<OAuthRemote> any;

        @Inject
        void use(@RemoteApp("initializer") OAuthRemote remote) {}

        @Produces
        @Dependent
        StringBuilder produce(@RemoteApp("producer") OAuthRemote remote) {
            return new StringBuilder();
        }

        void observe(@Observes String event, @RemoteApp("observer") OAuthRemote remote) {}
    }

    @RemoteAppDefinition(name = "defined")
    @RemoteAppDefinition(name = "defined too")
    @Dependent
    static class Constructor {
        @Inject
        Constructor(@RemoteApp("constructor") OAuthRemote remote) {}
    }

    @Test
    void namesAreFoundAtEveryKindOfInjectionPoint() {
        try (SeContainer container = deploy(Points.class, Constructor.class)) {
            assertThat(container.select(OAuth.class).get().names())
                    .containsExactly(
                            "constructor",
                            "defined",
                            "defined too",
                            "field",
                            "initializer",
                            "instance",
                            "observer",
                            "producer",
                            "provider");
            for (String name : container.select(OAuth.class).get().names()) {
                assertThat(container
                                .select(OAuthRemote.class, RemoteApp.Literal.of(name))
                                .isResolvable())
                        .as(name)
                        .isTrue();
            }
        }
    }

    @RemoteApp("x")
    @ApplicationScoped
    static class Getter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @ApplicationScoped
    static class Produced {
        @Produces
        @RemoteApp("x")
        @Dependent
        TokenGetter getter() {
            return key -> null;
        }
    }

    @RequestScoped
    static class Bad {
        @Inject
        @RemoteApp("a.b")
        OAuthRemote remote;
    }

    /** OpenWebBeans says in the exception that the log says more. */
    @Test
    void problemsAreReportedAtOnce() {
        List<String> problems = new ArrayList<>();
        Logger log = Logger.getLogger("");
        Handler handler = new Problems(problems);
        log.addHandler(handler);
        try {
            assertThatThrownBy(() -> deploy(Bad.class, Getter.class, Produced.class))
                    .hasMessageStartingWith("There are errors that are added by AfterDeploymentValidation");
        } finally {
            log.removeHandler(handler);
        }

        assertThat(problems)
                .containsExactly(
                        "REMORA-00101: 'a.b' cannot be the name of a remote app (1 to 64 characters, no dot, no control"
                                + " character): injection point " + Bad.class.getName() + ".remote",
                        "REMORA-00104: remote app 'x' has more than one TokenGetter: " + Getter.class.getName()
                                + ", producer " + Produced.class.getName() + ".getter()");
    }

    private static final class Problems extends Handler {

        private final List<String> problems;

        Problems(List<String> problems) {
            this.problems = problems;
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getMessage().startsWith("REMORA-")) {
                problems.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static SeContainer deploy(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(beans)
                .initialize();
    }
}
