package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.ToleranceNames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of the application's own in place of a preset. */
class ProviderFileTest {

    @TempDir
    Path folder;

    @Test
    void isReadAsAPresetIs() throws IOException {
        Path file = folder.resolve("acme.properties");
        Files.writeString(file, """
                about.name=Acme
                base-url=https://{domain}/api/
                authorize-url=https://{domain}/authorize
                token-url=https://{domain}/token
                vars.domain=acme.example
                vars.domain.pattern=[a-z.]+
                """);

        RemoteAppSettings settings = Configured.oauth2("acme")
                .with("remora.acme.provider-file", file.toString())
                .with("remora.acme.vars.domain", "eu.acme.example")
                .read("acme");

        assertThat(settings.api().baseUrl()).isEqualTo(URI.create("https://eu.acme.example/api/"));
    }

    @Test
    void aSecretInItIsNotKeptSilent() throws IOException {
        Path file = folder.resolve("acme.properties");
        Files.writeString(file, "client-secret=CANARY\n");

        try (RecordedLog log = new RecordedLog()) {
            Configured.oauth2("acme")
                    .with("remora.acme.provider-file", file.toString())
                    .read("acme");

            assertThat(log.lines())
                    .containsExactly("WARNING REMORA-00010: remote app 'acme': client-secret in preset " + file
                            + " is a secret, which no preset should hold; keep it in the configuration");
        }
    }

    @Test
    void thatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.properties");

        assertThatThrownBy(() -> Configured.oauth2("acme")
                        .with("remora.acme.provider-file", missing.toString())
                        .read("acme"))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00001: remote app 'acme': provider-file (remora.acme.provider-file) is a preset that"
                                + " cannot be read: file:" + missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token-placement=body:x      | token-placement | is neither header:NAME nor query:NAME",
                "code-parameter=state | code-parameter | is state, the name of another parameter of callbacks",
                "callback-params=a b | callback-params | holds what is no name of a parameter",
                "success-path=/ok            | success-path    | is not of the form /path=value",
                "user-method=PUT             | user-method     | is neither POST nor GET",
                "user-path=data              | user-path       | is no JSON Pointer",
                "scope-encoding=utf          | scope-encoding  | is none of form, raw",
                "refresh-url=http://as.example/r | refresh-url | is not https; the setting allow-http=true would allow it",
                "tolerate=no-type | tolerate | holds no-type, which is none of %s",
                "button-colours=red          | button-colours  | is not two colours like #24292f #ffffff"
            })
    void aBadValueIsNamedWithTheFile(String line, String key, String why) throws IOException {
        Path file = folder.resolve("acme.properties");
        Files.writeString(
                file,
                "authorize-url=https://as.example/authorize\ntoken-url=https://as.example/token\n"
                        + "base-url=https://api.example/\nuser-url=me\nuser-claims.sub=/id\n" + line + "\n");

        assertThatThrownBy(() -> Configured.nothing()
                        .with("remora.acme.client-id", "key")
                        .with("remora.acme.provider-file", file.toString())
                        .read("acme"))
                .hasMessage("REMORA-00001: remote app 'acme': " + key + " (" + key + " in preset " + file + ") "
                        + why.formatted(String.join(", ", ToleranceNames.ALL)));
    }

    @Test
    void besideAPresetIsAnError() {
        assertThatThrownBy(() -> Configured.oauth2("acme")
                        .with("remora.acme.provider-file", "acme.properties")
                        .with("remora.acme.provider", "github")
                        .read("acme"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'acme': only one of provider, provider-file can be set");
    }
}
