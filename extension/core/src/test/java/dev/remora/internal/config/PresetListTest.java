package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ProviderPreset;
import dev.remora.ProviderPreset.Protocol;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All providers that there are presets of, and what is known of them for people. */
class PresetListTest {

    private static final String ENDPOINTS =
            "authorize-url=https://as.example/authorize\ntoken-url=https://as.example/token\n";

    @TempDir
    Path folder;

    private final List<URL> jars = new ArrayList<>();

    @Test
    void hasEachOfRemorasOnce() throws IOException {
        assertThat(presets().stream().map(ProviderPreset::name))
                .isEqualTo(PresetFiles.ofClassPath().known())
                .hasSizeGreaterThan(300);
    }

    @Test
    void saysNameProtocolAndSite() throws IOException {
        assertThat(presets())
                .contains(
                        ProviderPreset.of("github", "GitHub", Protocol.OAUTH2)
                                .withSite(URI.create("https://github.com")),
                        ProviderPreset.of("twitter", "Twitter, OAuth 1.0a", Protocol.OAUTH1)
                                .withSite(URI.create("https://x.com")),
                        ProviderPreset.of("keycloak", "Keycloak", Protocol.OPENID_CONNECT)
                                .withSite(URI.create("https://www.keycloak.org")));
    }

    @Test
    void hasThoseOfOtherJarsWhichGoBeforeRemoras() throws IOException {
        jar(
                "acme.jar",
                Map.of(
                        "index",
                        "acme\ngithub\n",
                        "acme.properties",
                        ENDPOINTS + "issuer=none\nabout.site=not an address\n",
                        "github.properties",
                        ENDPOINTS + "about.name=GitHub of Acme\nissuer=https://github.acme.example\n"));

        assertThat(preset("acme")).contains(ProviderPreset.of("acme", "acme", Protocol.OAUTH2));
        assertThat(preset("github")).contains(ProviderPreset.of("github", "GitHub of Acme", Protocol.OPENID_CONNECT));
    }

    @Test
    void isWithoutThoseThatNobodyCanUse() throws IOException {
        jar("one.jar", Map.of("index", "acme\nlost\n", "acme.properties", ENDPOINTS));
        jar("two.jar", Map.of("index", "acme\n", "acme.properties", ENDPOINTS));

        assertThat(preset("acme")).isEmpty();
        assertThat(preset("lost")).isEmpty();
        assertThat(preset("google")).isPresent();
    }

    private void jar(String name, Map<String, String> files) throws IOException {
        Map<String, String> inFolder = new TreeMap<>();
        files.forEach((file, text) -> inFolder.put("META-INF/remora/providers/" + file, text));
        jars.add(ModuleJar.write(folder.resolve(name), inFolder).toUri().toURL());
    }

    private Optional<ProviderPreset> preset(String name) throws IOException {
        return presets().stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    private List<ProviderPreset> presets() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), PresetFiles.class.getClassLoader())) {
            return PresetList.of(new PresetFiles(loader));
        }
    }
}
