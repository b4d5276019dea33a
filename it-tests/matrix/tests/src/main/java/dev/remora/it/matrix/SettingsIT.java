package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuthRemote;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings come from MicroProfile Config, when they are needed. */
class SettingsIT {

    @RemoteAppDefinition(name = "defined", provider = "github", scope = "read")
    @Dependent
    static class Definition {}

    /** The consumer key, PARTS_CLIENT_ID, is set by the runner. */
    @Test
    void ofAFileAndTheEnvironment() {
        try (Program program = Program.with(
                Map.of("PARTS.client-secret", "canary-secret", "remora.of a file.scope", "gist"),
                BrowserRequest.class)) {
            URI sent = Visit.of(program).at("login", () -> address(program.remote("of a file")));

            assertThat(sent).hasHost("github.com");
            assertThat(Visit.parameters(sent))
                    .containsEntry("client_id", "of-the-environment")
                    .containsEntry("scope", "gist");
        }
    }

    @Test
    void ofTheConfigurationBeforeThoseOfADefinition() {
        try (Program program = Program.with(
                Map.of("remora.defined.client-id", "key", "remora.defined.scope", "read write"),
                Definition.class,
                BrowserRequest.class)) {
            URI sent = Visit.of(program).at("login", () -> address(program.remote("defined")));

            assertThat(sent).hasHost("github.com");
            assertThat(Visit.parameters(sent)).containsEntry("client_id", "key").containsEntry("scope", "read write");
        }
    }

    @Test
    void missingOnesAreToldByTheFirstUse() {
        try (Program program = Program.with(Map.of("remora.bare.client-secret", "canary-secret"))) {
            OAuthRemote bare = program.oauth().remote("bare").withToken(Token.bearer("ours"));

            assertThat(catchThrowableOfType(SettingsException.class, () -> bare.get("x")))
                    .hasMessage("REMORA-00001: remote app 'bare': 2 problems with its settings"
                            + "\n  client-id is missing; looked for in properties"
                            + " remora.bare.client-id, remora.bare.consumer-key; environment variables"
                            + " REMORA_BARE_CLIENT_ID, REMORA_BARE_CONSUMER_KEY"
                            + "\n  base-url is missing; looked for in property remora.bare.base-url; environment"
                            + " variable REMORA_BARE_BASE_URL");
        }
    }

    @Test
    void badOnesOfOneRemoteAppAreNoMatterOfAnother() {
        try (ScriptedProvider provider = ScriptedProvider.start();
                Program program = Program.with(
                        Apps.with(Apps.oauth2(provider, "api", "broken"), "remora.broken.connect-timeout", "soon"))) {
            OAuthRemote broken = program.oauth().remote("broken").withToken(Token.bearer("ours"));
            OAuthRemote api = program.oauth().remote("api").withToken(Token.bearer("ours"));

            assertThat(catchThrowableOfType(SettingsException.class, () -> broken.get("x")))
                    .hasMessage(
                            "REMORA-00001: remote app 'broken': connect-timeout (remora.broken.connect-timeout) is no"
                                    + " duration; five seconds are PT5S or 5");
            assertThat(api.get("x").status()).isEqualTo(200);
        }
    }

    private static URI address(OAuthRemote remote) {
        return remote.authorization().callback("authorized").uri();
    }
}
