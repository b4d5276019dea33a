package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Programs that do not start, and say all that is wrong with them at once. */
class ProblemsIT {

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
    static class Dotted {
        @Inject
        @RemoteApp("a.b")
        OAuthRemote remote;
    }

    @RequestScoped
    static class Fine {
        @Inject
        @RemoteApp("fine")
        OAuthRemote remote;
    }

    @Test
    void badNamesAndTooManyBeans() throws IOException {
        assertThat(problems(Map.of(), Dotted.class, Getter.class, Produced.class))
                .containsExactly(
                        "REMORA-00101: 'a.b' cannot be the name of a remote app (1 to 64 characters, no dot, no control"
                                + " character): injection point " + Dotted.class.getName() + ".remote",
                        "REMORA-00104: remote app 'x' has more than one TokenGetter: " + Getter.class.getName()
                                + ", producer " + Produced.class.getName() + ".getter()");
    }

    @Test
    void missingSettingsWhereTheProgramWantsToKnow() throws IOException {
        assertThat(problems(
                        Map.of("remora.validate-at-deployment", "true", "remora.my-app.read-timeout", "soon"),
                        Fine.class))
                .contains(
                        "REMORA-00001: remote app 'fine': client-id is missing; looked for in properties"
                                + " remora.fine.client-id, remora.fine.consumer-key; environment variables"
                                + " REMORA_FINE_CLIENT_ID, REMORA_FINE_CONSUMER_KEY",
                        "REMORA-00001: remote app 'my-app': 2 problems with its settings"
                                + "\n  client-id is missing; looked for in properties"
                                + " remora.my-app.client-id, remora.my-app.consumer-key; environment variables"
                                + " REMORA_MY_APP_CLIENT_ID, REMORA_MY_APP_CONSUMER_KEY"
                                + "\n  read-timeout (remora.my-app.read-timeout) is no duration; five seconds are"
                                + " PT5S or 5");
    }

    @Test
    void theNextStartIsAsGoodAsEver() throws IOException {
        assertThat(problems(Map.of(), Dotted.class)).hasSize(1);

        try (Program program = Program.with(Map.of(), Fine.class)) {
            assertThat(program.hasRemote("fine")).isTrue();
        }
    }

    /** Under a class loader of its own, since OpenWebBeans starts nothing more under that of a failed start. */
    private static List<String> problems(Map<String, String> settings, Class<?>... beans) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader own = new URLClassLoader(new URL[0], before);
                Problems problems = new Problems()) {
            thread.setContextClassLoader(own);
            Throwable failure =
                    catchThrowable(() -> Program.with(settings, beans).close());
            assertThat(failure).as("the start").isNotNull();
            return problems.of(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
