package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.TokenRequestException;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.wire.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token endpoint that does not know the client: the message names the setting that may help. */
class UnknownClientTest {

    private static final String INVALID_CLIENT = "{\"error\":\"invalid_client\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            key  |            | NONE                    | ; no client-secret is set
            key  |            | CLIENT_SECRET_POST      | ; no client-secret is set
            key  | canary+a/b | CLIENT_SECRET_BASIC     | ; client-id or client-secret holds special characters: basic-encoding=raw sends them as they are
            k:ey | canary     | CLIENT_SECRET_BASIC     | ; client-id or client-secret holds special characters: basic-encoding=raw sends them as they are
            key  | canary     | CLIENT_SECRET_BASIC     |
            key  | canary+a/b | CLIENT_SECRET_BASIC_RAW |
            key  | canary+a/b | CLIENT_SECRET_POST      |
            key  |            | CERTIFICATE             | ; the server saw no certificate of key-store, or another than it knows this client by
            """)
    void namesTheSetting(
            String id, @Nullable String secret, ClientAuthenticationMethod method, @Nullable String remedy) {
        assertThat(refused(id, secret, method, INVALID_CLIENT))
                .hasMessage(
                        "REMORA-00406: remote app 'github' refused the token request with status 401: invalid_client"
                                + (remedy == null ? "" : remedy));
    }

    @Test
    void namesNoneForAnotherError() {
        assertThat(refused("key", null, ClientAuthenticationMethod.NONE, "{\"error\":\"invalid_request\"}"))
                .hasMessage("REMORA-00406: remote app 'github' refused the token request with status 401:"
                        + " invalid_request");
    }

    private static TokenRequestException refused(
            String id, @Nullable String secret, ClientAuthenticationMethod method, String answer) {
        TestApp app = new TestApp();
        RemoteAppCore github = app.core(Settings.oauth2().with(settings -> {
            settings.clientId = id;
            settings.secret = secret == null ? null : Secret.of(secret);
            settings.authentication = method;
        }));
        String state = TestApp.state(app.begin(github));
        app.provider.status(401, "application/json", answer);
        return catchThrowableOfType(TokenRequestException.class, () -> app.callback(github, "code=c&state=" + state));
    }
}
