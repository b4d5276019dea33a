package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings from real environment variables, in a virtual machine of their own. */
class EnvironmentTest {

    @Test
    void settingsComeFromEnvironmentVariables() throws Exception {
        assertThat(read("github", Map.of("REMORA_GITHUB_CLIENT_ID", "key", "REMORA_GITHUB_SCOPE", "mail")))
                .isEqualTo("[github] key mail {}");
    }

    @Test
    @Tag("S16")
    void theyComeUnderAnAppKeyToo() throws Exception {
        assertThat(read("github", Map.of("REMORA_GITHUB_APP_KEY", "GH", "GH_CLIENT_ID", "key", "GH_SCOPE", "mail")))
                .isEqualTo("[github] key mail {}");
    }

    @Test
    void aNameMayHaveSpacesAndOtherCharacters() throws Exception {
        assertThat(read("the rëmote app", Map.of("REMORA_THE_R_MOTE_APP_CLIENT_ID", "key")))
                .isEqualTo("[] key null {}");
    }

    @Test
    void oneVariableHoldsManyParameters() throws Exception {
        assertThat(read("fb", Map.of("REMORA_FB_CLIENT_ID", "key", "REMORA_FB_REQUEST_TOKEN_PARAMS", "a=1&b=2")))
                .isEqualTo("[fb] key null {a=1, b=2}");
    }

    @Test
    void aVariableOfAPresetIsFoundBecauseThePresetNamesIt() throws Exception {
        assertThat(read(
                        "okta",
                        Map.of(
                                "REMORA_OKTA_CLIENT_ID",
                                "key",
                                "REMORA_OKTA_PROVIDER",
                                "okta",
                                "REMORA_OKTA_VARS_DOMAIN",
                                "acme.okta.com")))
                .isEqualTo("[okta] key openid profile email {}");
    }

    @Test
    void parametersInVariablesOfTheirOwnCannotBeFound() throws Exception {
        assertThat(read("fb", Map.of("REMORA_FB_CLIENT_ID", "key", "REMORA_FB_REQUEST_TOKEN_PARAMS_A", "1")))
                .isEqualTo("[fb] key null {}");
    }

    @Test
    void oneVariableMakesItOAuth1() throws Exception {
        assertThat(read(
                        "tw",
                        Map.of(
                                "REMORA_TW_CLIENT_ID",
                                "key",
                                "REMORA_TW_CONSUMER_SECRET",
                                "secret",
                                "REMORA_TW_REQUEST_TOKEN_URL",
                                "https://a.example/")))
                .isEqualTo("[tw] OAuth 1.0a key HMAC-SHA1");
    }

    /** Prints the names that were found, and the settings of one remote app. */
    public static void main(String[] args) {
        ConfiguredSettings settings = new ConfiguredSettings(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDefaultSources()
                        .build(),
                Map.of(),
                List.of());
        RemoteAppSettings read = settings.settings(args[0]);
        String text = read.protocol() instanceof OAuth1Settings oauth1
                ? "OAuth 1.0a " + oauth1.clientId() + " " + oauth1.signing().method()
                : oauth2((OAuth2Settings) read.protocol());
        System.out.print(settings.names() + " " + text);
    }

    private static String oauth2(OAuth2Settings settings) {
        return settings.clientId() + " " + settings.scope() + " " + new TreeMap<>(settings.authorizeParams());
    }

    private static String read(String name, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                EnvironmentTest.class.getName(),
                name);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("REMORA_"));
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
