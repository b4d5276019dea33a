package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.remora.ErrorCode;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SettingsException;
import dev.remora.spi.SettingsSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.eclipse.microprofile.config.Config;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deployment asks of the configuration, and when. */
class ConfigurationTest {

    @RequestScoped
    static class GitHub {
        @Inject
        @RemoteApp("github")
        OAuthRemote remote;
    }

    private static final Map<String, String> GITHUB = Map.of(
            "remora.github.provider", "github",
            "remora.github.client-id", "key",
            "remora.github.client-secret", "canary-secret",
            "remora.external-base-uri", "https://app.example/");

    @Test
    @Tag("R5")
    void nothingIsReadAtDeploymentButWhetherToValidate() {
        try (DeployedConfig config = DeployedConfig.of(GITHUB);
                WeldContainer container = Deployment.of(GitHub.class)) {
            assertThat(container.select(OAuth.class).get().names()).containsExactly("github");
            assertThat(config.reads()).containsExactly("remora.validate-at-deployment");
        }
    }

    @Dependent
    static class Nothing {}

    @Test
    void aConfiguredNameNeedsNoInjectionPoint() {
        try (DeployedConfig config = DeployedConfig.of(GITHUB);
                WeldContainer container = Deployment.of(Nothing.class)) {
            assertThat(container
                            .select(OAuthRemote.class, RemoteApp.Literal.of("github"))
                            .isResolvable())
                    .isTrue();
        }
    }

    @RequestScoped
    static class MyApp {
        @Inject
        @RemoteApp("my-app")
        OAuthRemote remote;
    }

    @Test
    void aConfiguredNameMayNotShareItsEnvironmentVariables() {
        try (DeployedConfig config = DeployedConfig.of("remora.my_app.client-id", "key")) {
            assertThat(Deployment.problems(MyApp.class))
                    .containsExactly("REMORA-00102: remote apps whose settings have the same environment variables"
                            + " REMORA_MY_APP_* cannot be told apart: 'my-app' (injection point "
                            + MyApp.class.getName() + ".remote) and 'my_app' (configuration remora.my_app.*)");
        }
    }

    @Test
    @Tag("S20")
    void missingSettingsAreNoProblemAtDeployment() {
        try (DeployedConfig config = DeployedConfig.of("remora.validate-at-deployment", "false")) {
            assertThat(Deployment.problems(GitHub.class, MyApp.class)).isEmpty();
        }
    }

    @Test
    @Tag("S20")
    @Tag("S-03")
    void missingSettingsOfAllRemoteAppsAreProblemsIfTheApplicationWantsItSo() {
        try (DeployedConfig config = DeployedConfig.of(Map.of(
                "remora.validate-at-deployment", "true",
                "remora.my-app.read-timeout", "soon"))) {
            assertThat(Deployment.problems(GitHub.class, MyApp.class))
                    .containsExactly(
                            "REMORA-00001: remote app 'github': client-id is missing; looked for in properties"
                                    + " remora.github.client-id, remora.github.consumer-key; environment variables"
                                    + " REMORA_GITHUB_CLIENT_ID, REMORA_GITHUB_CONSUMER_KEY",
                            "REMORA-00001: remote app 'my-app': 2 problems with its settings"
                                    + "\n  client-id is missing; looked for in properties"
                                    + " remora.my-app.client-id, remora.my-app.consumer-key; environment variables"
                                    + " REMORA_MY_APP_CLIENT_ID, REMORA_MY_APP_CONSUMER_KEY"
                                    + "\n  read-timeout (remora.my-app.read-timeout) is no duration; five seconds are"
                                    + " PT5S or 5");
        }
    }

    @Test
    @Tag("S-03")
    void whetherToValidateIsYesOrNo() {
        try (DeployedConfig config = DeployedConfig.of("remora.validate-at-deployment", "perhaps")) {
            assertThat(Deployment.problems(GitHub.class))
                    .containsExactly("REMORA-00002: remora.validate-at-deployment is neither true nor false");
        }
    }

    @Test
    @Tag("S19")
    void theConfigurationIsTheDeploymentsWhateverThreadAsks() throws Exception {
        try (DeployedConfig config = DeployedConfig.of(GITHUB);
                WeldContainer container = Deployment.of(Nothing.class);
                URLClassLoader other = new URLClassLoader(new URL[0], null);
                DeployedConfig ofAnother = DeployedConfig.of("remora.other.client-id", "key")) {
            ofAnother.register(other);
            OAuth oauth = container.select(OAuth.class).get();
            FutureTask<Set<String>> names = new FutureTask<>(oauth::names);
            Thread pooled = new Thread(names);
            pooled.setContextClassLoader(other);
            pooled.start();

            assertThat(names.get()).containsExactly("github");
        }
    }

    @Alternative
    @ApplicationScoped
    @Priority(1)
    static class OwnConfig {
        @Produces
        @ApplicationScoped
        Config config() {
            return DeployedConfig.of("remora.own.client-id", "key").config();
        }
    }

    @Test
    void theApplicationMayHaveAConfigurationOfItsOwn() {
        try (WeldContainer container = Deployment.of(OwnConfig.class)) {
            assertThat(container.select(OAuth.class).get().names()).containsExactly("own");
        }
    }

    @Test
    void theRegistryListsPresetsWithoutAnyRemoteApp() {
        try (WeldContainer container = Deployment.of()) {
            assertThat(container.select(OAuth.class).get().providers())
                    .anyMatch(preset -> preset.displayName().equals("GitHub"));
        }
    }

    @ApplicationScoped
    static class Tenants implements SettingsSource {
        @Override
        public Optional<Map<String, String>> settings(String remoteApp) {
            return Optional.of(Map.of("client-id", "key"));
        }

        @Override
        public Set<String> names() {
            return Set.of("tenant 1", "tenant 2");
        }
    }

    @Test
    @Tag("R4")
    void theRegistryKnowsNamesThatCameAtRunTime() {
        try (DeployedConfig config = DeployedConfig.of(GITHUB);
                WeldContainer container = Deployment.of(Tenants.class)) {
            OAuth oauth = container.select(OAuth.class).get();

            assertThat(oauth.names()).containsExactly("github", "tenant 1", "tenant 2");
            assertThat(oauth.remote("tenant 2").name()).isEqualTo("tenant 2");
        }
    }

    @Test
    @Tag("R4")
    @Tag("S-08")
    void anUnknownNameIsRefusedAndTheKnownOnesAreTold() {
        try (DeployedConfig config = DeployedConfig.of(GITHUB);
                WeldContainer container = Deployment.of(Tenants.class)) {
            assertThat(refusal(container, "../github\n"))
                    .asInstanceOf(type(SettingsException.class))
                    .returns(ErrorCode.REMOTE_APP_UNKNOWN, SettingsException::code)
                    .hasFieldOrPropertyWithValue(
                            "message",
                            "REMORA-00107: there is no remote app '../github\\u000a'; known are 'github', 'tenant 1',"
                                    + " 'tenant 2'");
        }
    }

    @Test
    void withoutAnyRemoteAppNoneIsKnown() {
        try (DeployedConfig config = DeployedConfig.of(Map.of());
                WeldContainer container = Deployment.of(Nothing.class)) {
            assertThat(refusal(container, "x")).hasMessage("REMORA-00107: there is no remote app 'x'; none is known");
        }
    }

    private static Throwable refusal(WeldContainer container, String name) {
        return catchThrowable(() -> container.select(OAuth.class).get().remote(name));
    }
}
