package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.TokenRequestException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that refuses and repeats what was sent to it. */
@Tag("S-01")
class RepeatedSecretsTest {

    private static final String JSON = "application/json";

    private final ProviderScenario provider = ProviderScenario.oauth2();

    @Test
    void theClientSecretIsNeitherThrownNorLogged() {
        String state = TestApp.state(provider.begin());
        provider.app.provider.status(
                400,
                JSON,
                "{\"error\":\"invalid_grant\",\"error_description\":\"client_secret " + Settings.SECRET
                        + " is wrong\",\"error_uri\":\"https://as.example/?s=" + Settings.SECRET + "\"}");

        try (LogLines log = new LogLines()) {
            TokenRequestException thrown = catchThrowableOfType(
                    TokenRequestException.class, () -> provider.app.callback(provider.core(), "code=c&state=" + state));

            assertThat(thrown)
                    .hasMessage("REMORA-00406: remote app 'x' refused the token request with status 400: invalid_grant"
                            + " (client_secret **** is wrong)")
                    .returns("client_secret **** is wrong", TokenRequestException::errorDescription)
                    .returns("https://as.example/?s=****", TokenRequestException::errorUri);
            assertThat(log.lines)
                    .containsExactly("WARNING REMORA-00347: remote app 'x': signing in failed (token_error):"
                            + " REMORA-00406: remote app 'x' refused the token request with status 400: invalid_grant"
                            + " (client_secret **** is wrong)");
        }
    }

    @Test
    void theClientSecretIsNotThrownWhereARefusalHasStatus200() {
        String state = TestApp.state(provider.begin());
        provider.form("error=bad&error_description=" + Settings.SECRET);

        assertThat(catchThrowableOfType(
                        TokenRequestException.class,
                        () -> provider.app.callback(provider.core(), "code=c&state=" + state)))
                .hasMessage("REMORA-00406: remote app 'x' refused the token request with status 200: bad (****)");
    }

    @Test
    void codeAndVerifierAreNeitherThrownNorLogged() {
        String state = TestApp.state(provider.begin());
        provider.app.provider.answers(request -> TestProvider.response(
                500,
                JSON,
                "{\"error\":\"server_error\",\"error_description\":\"code "
                        + request.parameters().get("code") + " verifier "
                        + request.parameters().get("code_verifier") + "\"}"));

        try (LogLines log = new LogLines()) {
            TokenRequestException thrown = catchThrowableOfType(
                    TokenRequestException.class,
                    () -> provider.app.callback(provider.core(), "code=canary-code&state=" + state));

            assertThat(thrown)
                    .hasMessage("REMORA-00406: remote app 'x' failed at the token request with status 500: server_error"
                            + " (code [****] verifier [****])");
            assertThat(log.lines)
                    .containsExactly("WARNING REMORA-00347: remote app 'x': signing in failed (token_error): "
                            + thrown.getMessage());
        }
    }

    @Test
    void whatSettingsAddToTokenRequestsIsNeitherThrownNorLogged() {
        provider.with("token-params.api_key", "canary-key-1")
                .with("token-params.audience", "https://api.example")
                .with("token-params.mode", "offline")
                .with("token-headers.X-Key", "canary-header-1")
                .with("token-headers.X-Auth", "Token canary-header-2")
                .with("token-headers.Client-Id", "{client-id}")
                .with("client-id", "client-of-acme");
        String state = TestApp.state(provider.begin());
        provider.app.provider.status(
                400,
                JSON,
                "{\"error\":\"bad\",\"error_description\":\"api_key=canary-key-1 canary-header-1 canary-header-2"
                        + " mode=offline of client-of-acme at https://api.example\"}");

        try (LogLines log = new LogLines()) {
            TokenRequestException thrown = catchThrowableOfType(
                    TokenRequestException.class, () -> provider.app.callback(provider.core(), "code=c&state=" + state));

            assertThat(thrown)
                    .hasMessage("REMORA-00406: remote app 'x' refused the token request with status 400: bad"
                            + " (api_key=**** **** **** mode=offline of client-of-acme at https://api.example)");
            assertThat(log.lines)
                    .containsExactly("WARNING REMORA-00347: remote app 'x': signing in failed (token_error): "
                            + thrown.getMessage());
        }
    }

    @Test
    void whatSettingsAddToRenewalsAndExchangesIsNotThrown() {
        provider.with("refresh-params.refresh_key", "canary-refresh-key")
                .with("exchange-url", "https://as.example/exchange")
                .with("exchange-params.token", "{access-token}")
                .with("exchange-params.exchange_key", "canary-exchange-key")
                .json("{\"access_token\":\"short\",\"token_type\":\"bearer\"}")
                .json("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"refresh_token\":\"r\"}")
                .signIn();
        provider.app.provider.status(
                503, JSON, "{\"error\":\"later\",\"error_description\":\"canary-refresh-key canary-exchange-key\"}");

        assertThat(catchThrowableOfType(TokenRequestException.class, provider::refresh))
                .hasMessage("REMORA-00340: the token of remote app 'x' could not be renewed for now: REMORA-00406:"
                        + " remote app 'x' failed at the token renewal with status 503: later (**** ****)");
    }

    @Test
    void theRefreshTokenIsNotThrown() {
        provider.json("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"refresh_token\":\"canary-refresh\"}")
                .signIn();
        provider.app.provider.status(
                503, JSON, "{\"error\":\"later\",\"error_description\":\"no canary-refresh now\"}");

        assertThat(catchThrowableOfType(TokenRequestException.class, provider::refresh))
                .hasMessage("REMORA-00340: the token of remote app 'x' could not be renewed for now: REMORA-00406:"
                        + " remote app 'x' failed at the token renewal with status 503: later (no **** now)");
    }
}
