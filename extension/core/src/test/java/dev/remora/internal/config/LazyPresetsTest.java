package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many presets there are, an application reads the index and the file of those that it names. */
class LazyPresetsTest {

    private final List<String> opened = new ArrayList<>();

    @Test
    void nothingIsReadForARemoteAppWithoutAPreset() {
        read("remora.x.authorize-url", "https://as.example/authorize");

        assertThat(opened).isEmpty();
    }

    @Test
    void theIndexAndOneFileAreReadForARemoteAppWithOne() {
        read("remora.x.provider", "acme7777");

        assertThat(opened)
                .contains("acme7777.properties")
                .allMatch(file -> file.matches("index|acme7777[.]properties"));
    }

    @Test
    void theListOfAllReadsEachFileOnceWhenItIsAskedFor() {
        ConfiguredSettings settings = settings("remora.x.authorize-url", "https://as.example/authorize");
        assertThat(opened).isEmpty();

        assertThat(settings.providers()).hasSize(10_000);
        assertThat(settings.providers()).hasSize(10_000);

        assertThat(opened).hasSize(10_001).doesNotHaveDuplicates();
    }

    private void read(String property, String value) {
        settings(property, value).settings("x");
    }

    private ConfiguredSettings settings(String property, String value) {
        return new ConfiguredSettings(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(
                                Map.of(
                                        "remora.x.client-id",
                                        "key",
                                        "remora.x.token-url",
                                        "https://as.example/token",
                                        property,
                                        value),
                                "test",
                                100))
                        .build(),
                Map.of(),
                List.of(),
                new TenThousand());
    }

    /** Finds ten thousand presets, and keeps in mind what is opened. */
    private final class TenThousand extends ClassLoader {

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/remora/providers/index")
                    ? Collections.enumeration(List.of(new URL(null, "test:/" + name, new Handler())))
                    : Collections.emptyEnumeration();
        }
    }

    private final class Handler extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            String file = url.getPath().replaceAll(".*/", "");
            opened.add(file);
            return new URLConnection(url) {

                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    String text = file.equals("index")
                            ? IntStream.range(0, 10_000)
                                    .mapToObj(i -> "acme" + i)
                                    .collect(Collectors.joining("\n"))
                            : "base-url=https://api.example/\nauthorize-url=https://as.example/authorize\n";
                    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }
}
