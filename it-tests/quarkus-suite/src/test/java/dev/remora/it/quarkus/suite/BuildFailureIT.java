package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is a deployment problem elsewhere stops the build here, all problems at once. */
class BuildFailureIT {

    private static final String HERE = BuildFailureIT.class.getName() + "$";

    @ApplicationScoped
    static class BadName {
        @Inject
        @RemoteApp("bad.name")
        OAuthRemote remote;
    }

    @ApplicationScoped
    static class TwoNames {
        @Inject
        @RemoteApp("my-app")
        OAuthRemote dashed;

        @Inject
        @RemoteApp("my_app")
        OAuthRemote underscored;
    }

    @RemoteAppDefinition(name = "twice")
    @ApplicationScoped
    static class Once {}

    @RemoteAppDefinition(name = "twice")
    @ApplicationScoped
    static class Again {}

    @Provider
    @RemoteApp("hooked")
    @ApplicationScoped
    public static class ProviderToo implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {}
    }

    private static void assertNotBuilt(String message, Class<?>... classes) {
        assertThatThrownBy(() -> build(classes)).hasStackTraceContaining(message);
    }

    private static Path build(Class<?>... classes) {
        return Applications.build(Applications.archive(classes));
    }

    @Test
    void nameWithADot() {
        assertNotBuilt(
                "REMORA-00101: 'bad.name' cannot be the name of a remote app (1 to 64 characters, no dot, no control"
                        + " character): injection point " + HERE + "BadName.remote",
                BadName.class);
    }

    @Test
    void twoNamesThatAreOneEnvironmentVariable() {
        assertNotBuilt(
                "REMORA-00102: remote apps whose settings have the same environment variables REMORA_MY_APP_* cannot be"
                        + " told apart: 'my-app' (injection point " + HERE + "TwoNames.dashed) and 'my_app' (injection"
                        + " point " + HERE + "TwoNames.underscored)",
                TwoNames.class);
    }

    @Test
    void twoDefinitionsOfOneName() {
        assertNotBuilt(
                "REMORA-00103: remote app 'twice' is defined more than once: @RemoteAppDefinition on " + HERE
                        + "Again, @RemoteAppDefinition on " + HERE + "Once",
                Once.class,
                Again.class);
    }

    @Test
    void requestFilterThatIsAProviderToo() {
        assertNotBuilt(
                "REMORA-00105: remote app 'hooked': the request filter " + HERE + "ProviderToo is a @Provider too, so"
                        + " every client of the application may run it and show it the tokens of other remote apps;"
                        + " remove @Provider",
                ProviderToo.class);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> build(BadName.class, TwoNames.class, Once.class, Again.class))
                .hasStackTraceContaining("REMORA-00101")
                .hasStackTraceContaining("REMORA-00102")
                .hasStackTraceContaining("REMORA-00103");
    }

    @Test
    void applicationWithoutAProblemIsBuilt() {
        assertThat(build(Once.class)).isRegularFile();
    }
}
