package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.SettingsException;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars on the class path that bring presets of their own. */
class PresetsOfOtherJarsTest {

    private static final String FOLDER = "META-INF/remora/providers/";
    private static final String ENDPOINTS =
            "base-url=https://%1$s/\nauthorize-url=https://%1$s/authorize\naccess-token-url=https://%1$s/token\n";

    @TempDir
    Path folder;

    private final List<URL> jars = new ArrayList<>();

    @Test
    void areKnownBesideThoseOfRemora() throws IOException {
        jar("acme.jar", Map.of("index", "acme\n", "acme.properties", ENDPOINTS.formatted("acme.example")));

        assertThat(baseUrl("acme")).isEqualTo("https://acme.example/");
        assertThat(baseUrl("github")).isEqualTo("https://api.github.com/");
    }

    @Test
    void goBeforeTheOneOfRemoraOfTheSameName() throws IOException {
        jar("acme.jar", Map.of("index", "github\n", "github.properties", ENDPOINTS.formatted("github.acme.example")));

        assertThat(baseUrl("github")).isEqualTo("https://github.acme.example/");
        assertThat(baseUrl("google")).isEqualTo("https://openidconnect.googleapis.com/v1/");
    }

    @Test
    void twoOfOneNameAreAnErrorThatNamesBothJars() throws IOException {
        jar("one.jar", Map.of("index", "github\nother\n", "github.properties", ENDPOINTS.formatted("one.example")));
        jar("two.jar", Map.of("index", "github\n", "github.properties", ENDPOINTS.formatted("two.example")));

        assertThat(refused("github"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': provider (remora.x.provider) is a preset of several jars: jar:"
                                + jars.get(0) + "!/" + FOLDER + "github.properties, jar:" + jars.get(1) + "!/" + FOLDER
                                + "github.properties");
        assertThat(baseUrl("google")).isEqualTo("https://openidconnect.googleapis.com/v1/");
    }

    @Test
    void oneThatItsJarDoesNotHoldIsAnErrorThatNamesTheFile() throws IOException {
        jar("acme.jar", Map.of("index", "acme\n"));

        assertThat(refused("acme"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': provider (remora.x.provider) is a preset that cannot be read:"
                                + " jar:" + jars.get(0) + "!/" + FOLDER + "acme.properties");
    }

    @Test
    void areNamedIfTheyAreTheNearest() throws IOException {
        jar("acme.jar", Map.of("index", "acme\n", "acme.properties", ENDPOINTS.formatted("acme.example")));

        assertThat(refused("acne"))
                .hasMessage("REMORA-00001: remote app 'x': provider (remora.x.provider) names no preset; did you mean"
                        + " acme?");
    }

    private void jar(String name, Map<String, String> files) throws IOException {
        Map<String, String> inFolder = new TreeMap<>();
        files.forEach((file, text) -> inFolder.put(FOLDER + file, text));
        jars.add(ModuleJar.write(folder.resolve(name), inFolder).toUri().toURL());
    }

    private String baseUrl(String provider) throws IOException {
        RemoteAppSettings settings = read(provider);
        assertThat(settings.protocol()).isInstanceOf(OAuth2Settings.class);
        return String.valueOf(settings.api().baseUrl());
    }

    private SettingsException refused(String provider) {
        return catchThrowableOfType(SettingsException.class, () -> read(provider));
    }

    private RemoteAppSettings read(String provider) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), PresetFiles.class.getClassLoader())) {
            return new ConfiguredSettings(
                            new SmallRyeConfigBuilder()
                                    .withSources(new PropertiesConfigSource(
                                            Map.of(
                                                    "remora.x.provider",
                                                    provider,
                                                    "remora.x.client-id",
                                                    "key",
                                                    "remora.x.client-secret",
                                                    "secret"),
                                            "test",
                                            100))
                                    .build(),
                            Map.of(),
                            List.of(),
                            loader)
                    .settings("x");
        }
    }
}
