package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of a preset that stands for many customers' servers. */
class PresetVariablesTest {

    private static final String PRESET = """
            base-url=https://{domain}/api/{version}/
            authorize-url=https://{domain}/authorize
            token-url=https://{domain}/{other}/token
            callback={other}
            scope={left} as it is
            vars.domain.pattern=[a-z0-9-]+([.][a-z0-9-]+)+
            vars.version.pattern=v[0-9]
            vars.version=v1
            vars.other.pattern=.*
            vars.other=x
            """;

    @RemoteAppDefinition(name = "acme", provider = "acme", settings = "vars.domain=defined.example")
    private static final class Defined {}

    @TempDir
    Path folder;

    private final RecordedLog log = new RecordedLog();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, RemoteAppDefinition> definitions = new HashMap<>();

    @BeforeEach
    void preset() throws IOException {
        Path providers = Files.createDirectories(folder.resolve("META-INF/remora/providers"));
        Files.writeString(providers.resolve("index"), "acme\n");
        Files.writeString(providers.resolve("acme.properties"), PRESET);
        with("provider", "acme").with("client-id", "key");
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void standInTheValuesOfThePreset() {
        with("vars.domain", "eu.acme.example").with("vars.version", "v2");

        RemoteAppSettings settings = read();

        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://eu.acme.example/api/v2/"));
        assertThat(settings.protocol().configured().authorizationEndpoint())
                .isEqualTo(URI.create("https://eu.acme.example/authorize"));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void haveTheValueThatThePresetHas() {
        with("vars.domain", " acme.example ");

        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://acme.example/api/v1/"));
    }

    @Test
    void bracesThatNameNoVariableStay() {
        with("vars.domain", "acme.example");

        assertThat(((OAuth2Settings) read().protocol()).scope()).isEqualTo("{left} as it is");
    }

    @Test
    void aValueIsNotLookedThroughForOthers() {
        with("vars.domain", "acme.example").with("vars.other", "{domain}").with("token-url", "none");

        assertThat(read().callback()).isEqualTo("{domain}");
    }

    @Test
    void canBeSetInCode() {
        for (RemoteAppDefinition definition : Defined.class.getAnnotationsByType(RemoteAppDefinition.class)) {
            definitions.put("acme", definition);
        }

        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://defined.example/api/v1/"));
        with("vars.domain", "configured.example");
        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://configured.example/api/v1/"));
    }

    @Test
    void canBeSetAsOneText() {
        with("vars", "domain=acme.example&version=v3");

        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://acme.example/api/v3/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACME.domain=a.example", "ACME_DOMAIN=a.example"})
    void canBeSetUnderAnAppKey(String property) {
        String[] parts = property.replace("domain", "vars.domain")
                .replace("DOMAIN", "VARS_DOMAIN")
                .split("=", 2);
        properties.put(parts[0], parts[1]);
        with("app-key", "ACME");

        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://a.example/api/v1/"));
    }

    @Test
    void oneThatIsMissingIsNamedWithItsPattern() {
        with("vars.domian", "acme.example");

        SettingsException refused = refused();

        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(refused.remoteApp()).isEqualTo("acme");
        assertThat(refused.keys()).containsExactly("vars.domain");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'acme': vars.domain is missing (preset acme needs it, and has the"
                        + " pattern [a-z0-9-]+([.][a-z0-9-]+)+ for it); looked for in property remora.acme.vars.domain;"
                        + " environment variable REMORA_ACME_VARS_DOMAIN; remora.acme.vars.domian is set: did you mean"
                        + " vars.domain?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme.example/",
                "acme.example/evil",
                "evil.example#.acme.example",
                "u@acme.example",
                "acme.example:8443",
                "ACME.example",
                "acme.example\n.x"
            })
    void oneThatDoesNotMatchIsNamedWithItsPattern(String value) {
        with("vars.domain", value);

        SettingsException refused = refused();

        assertThat(refused.keys()).containsExactly("vars.domain");
        assertThat(refused)
                .hasMessage("REMORA-00001: remote app 'acme': vars.domain (remora.acme.vars.domain) does not match"
                        + " [a-z0-9-]+([.][a-z0-9-]+)+, the pattern that preset acme has for it");
    }

    @Test
    void oneThatNothingNeedsMayBeMissing() {
        with("base-url", "https://own.example/")
                .with("authorize-url", "https://own.example/authorize")
                .with("token-url", "none");

        assertThat(read().api().baseUrl()).isEqualTo(URI.create("https://own.example/"));
    }

    @Test
    void oneThatThePresetDoesNotKnowIsWarnedOf() {
        with("vars.domain", "acme.example").with("vars.versoin", "v2");

        read();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING REMORA-00004: remote app 'acme': remora.acme.vars.versoin is no setting and is"
                                + " ignored; did you mean vars.version?");
    }

    @Test
    void aPatternThatIsNoneIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("META-INF/remora/providers/acme.properties"),
                "base-url=https://{domain}/\nvars.domain.pattern=[\nvars.domain=x\n");

        assertThat(refused())
                .hasMessage("REMORA-00001: remote app 'acme': vars.domain.pattern of preset acme is no regular"
                        + " expression");
    }

    @Test
    void oneThatACallbackSaysIsPutInThen() throws IOException {
        Files.writeString(
                folder.resolve("META-INF/remora/providers/acme.properties"),
                "base-url=https://acme.example/{realm}/\nvars.realm.from=callback:realmId\nvars.realm.pattern=[0-9]+\n");

        RemoteAppSettings settings = read();

        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://acme.example/unknown.invalid/"));
        assertThat(settings.urls().isBaseUrl()).isTrue();
        assertThat(settings.urls().callbackParams()).containsExactly("realmId");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void theApplicationMaySayItBefore() throws IOException {
        Files.writeString(
                folder.resolve("META-INF/remora/providers/acme.properties"),
                "base-url=https://acme.example/{realm}/\nvars.realm.from=callback:realmId\nvars.realm.pattern=[0-9]+\n");
        with("vars.realm", "7");

        RemoteAppSettings settings = read();

        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://acme.example/7/"));
        assertThat(settings.urls().isBaseUrl()).isFalse();
        assertThat(log.lines()).isEmpty();
    }

    private PresetVariablesTest with(String key, String value) {
        properties.put("remora.acme." + key, value);
        return this;
    }

    private SettingsException refused() {
        return catchThrowableOfType(SettingsException.class, this::read);
    }

    private RemoteAppSettings read() {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, PresetFiles.class.getClassLoader())) {
            return new ConfiguredSettings(
                            new SmallRyeConfigBuilder()
                                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                                    .build(),
                            definitions,
                            List.of(),
                            loader)
                    .settings("acme");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
