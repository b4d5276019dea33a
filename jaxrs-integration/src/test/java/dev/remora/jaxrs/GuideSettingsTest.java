package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.config.ConfiguredSettings;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.SettingKey;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings that README and guide show, as they stand there, are read. */
class GuideSettingsTest {

    private static final Pattern KEY = Pattern.compile("remora\\.([^.]+)\\.([^.]+)(\\..*)?");

    private static final String PASSWORD = "of the store";

    static List<GuideExample> listings() {
        return GuideExample.in("properties").stream()
                // that page shows settings of others too
                .filter(example -> !example.page().endsWith("compared.adoc")
                        || example.text().startsWith("remora."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void everyListingIsOfSettingsThatThereAreAndThatAreGood(GuideExample example) throws IOException {
        Properties shown = new Properties();
        shown.load(new StringReader(example.text()));
        Set<String> apps = new TreeSet<>();
        shown.stringPropertyNames().forEach(name -> {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                assertThat(SettingKey.of(key.group(2)).isPresent() || isOfModule("remora.<name>." + key.group(2)))
                        .as(name)
                        .isTrue();
                apps.add(key.group(1));
            } else if (!isGlobal(name)) {
                assertThat(name).startsWith("TWITTER");
            }
        });
        assertThat(!apps.isEmpty() || shown.stringPropertyNames().stream().anyMatch(GuideSettingsTest::isGlobal))
                .isTrue();

        ConfiguredSettings settings = configured(shown);
        settings.session();

        assertThat(apps)
                .allSatisfy(app -> assertThat(settings.settings(app).name()).isEqualTo(app));
    }

    private static boolean isGlobal(String name) {
        return Arrays.stream(GlobalKey.values()).anyMatch(key -> key.property().equals(name)) || isOfModule(name);
    }

    /** Whether the table of a module has it. */
    private static boolean isOfModule(String property) {
        Path reference = Path.of(System.getProperty("remora.root"), "extension", "docs", "reference");
        try (DirectoryStream<Path> tables = Files.newDirectoryStream(reference, "keys-*.adoc")) {
            for (Path table : tables) {
                if (Files.readString(table).contains("| `" + property + "`\n")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as the page names one. */
    private static String keyFile() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            String text = Base64.getMimeEncoder()
                    .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            Path file = Files.createTempFile("key", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
            return file.toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A key store as the page names one. */
    private static String keyStore() {
        try {
            Path folder = Files.createTempDirectory("store");
            Path file = folder.resolve("webshop.p12");
            Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            Process made = new ProcessBuilder(
                            keytool.toString(),
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-XX:+UseSerialGC",
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=webshop",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(made.waitFor()).as(said).isZero();
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** With what is on another page: the provider, and what it gave at registration. */
    private static ConfiguredSettings configured(Properties shown) {
        Map<String, String> elsewhere = new HashMap<>();
        elsewhere.put("COOKIE_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        elsewhere.put("FACEBOOK_APP_ID", "id");
        elsewhere.put("FACEBOOK_APP_SECRET", "secret");
        elsewhere.put("remora.weibo.provider", "weibo");
        elsewhere.put("remora.weibo.client-id", "key");
        elsewhere.put("remora.weibo.client-secret", "secret");
        Map<String, String> here = new HashMap<>();
        shown.stringPropertyNames().forEach(name -> {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                elsewhere.put("remora." + key.group(1) + ".client-id", "id");
            }
            here.put(name, name.endsWith(".client-key-file") ? keyFile() : shown.getProperty(name));
            if (name.endsWith(".key-store")) {
                here.put(name, keyStore());
            } else if (name.endsWith(".key-store-password")) {
                here.put(name, PASSWORD);
            }
        });
        return new ConfiguredSettings(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(
                                new PropertiesConfigSource(here, "the page", 200),
                                new PropertiesConfigSource(elsewhere, "elsewhere", 100))
                        .build(),
                Map.of(),
                List.of());
    }
}
