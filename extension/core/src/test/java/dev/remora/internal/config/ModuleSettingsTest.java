package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.spi.SettingDefinition;
import dev.remora.spi.Settings;
import dev.remora.spi.SettingsSource;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a jar beside Remora's adds. */
class ModuleSettingsTest {

    @TempDir
    Path folder;

    private final Configured configured = Configured.oauth2("x");
    private final RecordedLog log = new RecordedLog();
    private URLClassLoader loader;

    @BeforeEach
    void makeJar() throws IOException {
        loader = ModuleJar.of(folder, AcmeSettings.class);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
        loader.close();
    }

    @RemoteAppDefinition(
            name = "x",
            appKey = "ACME",
            settings = {"acme-role=of definition"})
    private static final class Defined {}

    /** A source of the application's own. */
    private record Source(String role) implements SettingsSource {
        @Override
        public Optional<Map<String, String>> settings(String remoteApp) {
            return Optional.of(Map.of("acme-role", role));
        }

        @Override
        public Set<String> names() {
            return Set.of("x");
        }
    }

    @Test
    void withoutAValueItIsTheDefaultOrNothing() {
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("guest");
        assertThat(settings().of("x", AcmeSettings.PASSWORD)).isEmpty();
        assertThat(settings().global(AcmeSettings.CLEANUP)).contains(Duration.ofMinutes(10));
        assertThat(settings().global(AcmeSettings.POOL)).isEmpty();
    }

    @Test
    void thePlacesAreThoseOfRemorasOwnSettingsInTheirOrder() {
        configured.definedOn(Defined.class);
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("of definition");
        configured.with("ACME_ACME_ROLE", "under the app key");
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("under the app key");
        configured.with("remora.x.acme-role", "of the remote app");
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("of the remote app");
        configured.source(new Source("of source"));
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("of source");
    }

    @Test
    void valuesAreReadAsTheirTypes() {
        configured
                .with("remora.acme-cleanup", "90")
                .with("remora.acme-pool", "5")
                .with("remora.acme-eager", "True")
                .with("remora.x.acme-size", "Very-Large");
        assertThat(settings().global(AcmeSettings.CLEANUP)).contains(Duration.ofSeconds(90));
        assertThat(settings().global(AcmeSettings.POOL)).contains(5);
        assertThat(settings().global(AcmeSettings.EAGER)).contains(true);
        assertThat(settings().of("x", AcmeSettings.SIZE)).contains(AcmeSettings.Size.VERY_LARGE);
    }

    @Test
    void noneUnsetsAllButAChoiceThatHasIt() {
        configured
                .with("remora.acme-cleanup", "none")
                .with("remora.x.acme-role", "none")
                .with("remora.x.acme-size", "none");
        assertThat(settings().global(AcmeSettings.CLEANUP)).isEmpty();
        assertThat(settings().of("x", AcmeSettings.ROLE)).isEmpty();
        assertThat(settings().of("x", AcmeSettings.SIZE)).contains(AcmeSettings.Size.NONE);
    }

    @Test
    void anExpressionIsReplaced() {
        configured.with("remora.x.acme-role", "${role}").with("role", "admin");
        assertThat(settings().of("x", AcmeSettings.ROLE)).contains("admin");
    }

    @Test
    void anErrorNamesTheKeyAndTheRemoteApp() {
        configured
                .with("remora.x.acme-size", "CANARY")
                .with("remora.x.acme-role", "${nowhere}")
                .with("remora.acme-cleanup", "CANARY")
                .with("remora.acme-pool", "${nowhere}");
        assertThatThrownBy(() -> settings().of("x", AcmeSettings.SIZE))
                .hasMessage("REMORA-00001: remote app 'x': acme-size (remora.x.acme-size) is none of none, very-large");
        assertThatThrownBy(() -> settings().of("x", AcmeSettings.ROLE))
                .hasMessage(
                        "REMORA-00001: remote app 'x': acme-role (remora.x.acme-role) refers to ${nowhere}, which has"
                                + " no value");
        assertThatThrownBy(() -> settings().global(AcmeSettings.CLEANUP))
                .hasMessage("REMORA-00002: remora.acme-cleanup is no duration; five seconds are PT5S or 5");
        assertThatThrownBy(() -> settings().global(AcmeSettings.POOL))
                .hasMessage("REMORA-00002: remora.acme-pool refers to ${nowhere}, which has no value");
    }

    @Test
    void whatAModuleNeedsIsToldWithThePlacesAndWhatIsNearlyIt() {
        configured.with("remora.x.acme-pasword", "CANARY");
        assertThat(settings().missing("x", AcmeSettings.PASSWORD))
                .hasMessage("REMORA-00001: remote app 'x': acme-password is missing; looked for in property"
                        + " remora.x.acme-password; environment variable REMORA_X_ACME_PASSWORD; remora.x.acme-pasword is"
                        + " set: did you mean acme-password?");
        assertThat(settings().missing(AcmeSettings.POOL))
                .hasMessage("REMORA-00009: remora.acme-pool is missing; looked for in property remora.acme-pool;"
                        + " environment variable REMORA_ACME_POOL")
                .returns(List.of("acme-pool"), SettingsException::keys);
    }

    @Test
    void keysOfModulesAreNotUnknown() {
        configured.with("remora.x.acme-role", "admin").with("remora.acme-pool", "5");
        build().settings("x");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestOneOfAModule() {
        configured
                .with("remora.y.client-id", "key")
                .with("remora.x.acme-rol", "CANARY")
                .with("remora.acme-cleanups", "1")
                .with("remora.own-of-the-application", "1");
        ConfiguredSettings settings = build();
        settings.settings("x");
        settings.settings("y");
        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'x': remora.x.acme-rol is no setting and is ignored; did you mean"
                                + " acme-role?",
                        "WARNING REMORA-00007: remora.acme-cleanups is no setting and is ignored; did you mean"
                                + " remora.acme-cleanup?");
    }

    @Test
    void aSecretOfAModuleInTheCodeIsNotKeptSilent() {
        @RemoteAppDefinition(
                name = "x",
                settings = {"acme-password=CANARY"})
        class WithSecret {}

        configured.definedOn(WithSecret.class);
        build().settings("x");
        assertThat(log.lines())
                .containsExactly("WARNING REMORA-00005: remote app 'x': acme-password stands in the code, in"
                        + " @RemoteAppDefinition; keep it in the configuration");
    }

    @Test
    void validationReadsThemToo() {
        configured.with("remora.x.acme-size", "huge").with("remora.acme-pool", "0");
        assertThat(build().validate(List.of("x")))
                .extracting(OAuthException::getMessage)
                .containsExactly(
                        "REMORA-00001: remote app 'x': acme-size (remora.x.acme-size) is none of none, very-large",
                        "REMORA-00002: remora.acme-pool is no number between 1 and 2147483647");
    }

    @Test
    void twoModulesCannotHaveOneKey() throws IOException {
        assertThat(refused(AcmeSettings.OfRemora.class))
                .hasMessage("REMORA-00008: the setting remora.<name>.scope of " + AcmeSettings.OfRemora.class.getName()
                        + " is one of Remora too")
                .isInstanceOfSatisfying(
                        SettingsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
        assertThat(refused(AcmeSettings.class, AcmeSettings.OfAnother.class))
                .hasMessage("REMORA-00008: the setting remora.acme-cleanup of " + AcmeSettings.OfAnother.class.getName()
                        + " is one of " + AcmeSettings.class.getName() + " too");
    }

    @Test
    void oneThatNoServiceNamesIsNotRead() {
        assertThatThrownBy(
                        () -> settings().global(SettingDefinition.flag("other").global()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("remora.other is named by no SettingDefinitions that is a service");
        assertThatThrownBy(() -> settings().global(AcmeSettings.ROLE))
                .hasMessage("remora.<name>.acme-role is about one remote application");
        assertThatThrownBy(() -> settings().of("x", AcmeSettings.POOL))
                .hasMessage("remora.acme-pool is about all remote applications");
        assertThatThrownBy(() -> SettingDefinition.text("acmeRole")).hasMessage("'acmeRole' is not in kebab case");
    }

    private Throwable refused(Class<?>... definitions) throws IOException {
        try (URLClassLoader other = ModuleJar.of(folder, definitions)) {
            ConfiguredSettings settings = new ConfiguredSettings(configured.config(), Map.of(), List.of(), other);
            return catchThrowable(() -> settings.settings("x"));
        }
    }

    private Settings settings() {
        return build().ofModules();
    }

    private ConfiguredSettings build() {
        return configured.build(loader);
    }
}
