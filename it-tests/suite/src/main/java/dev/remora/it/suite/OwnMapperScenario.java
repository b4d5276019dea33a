package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with a mapper of its own for exceptions of Remora, or for more. */
abstract class OwnMapperScenario {

    @ParameterizedTest
    @CsvSource({
        "down, TransportException",
        "slow, TransportException",
        "token, TokenRequestException",
        "invalid, ResponseInvalidException",
        "status, UnexpectedStatusException",
        "settings, SettingsException",
        "refused, RequestRefusedException",
    })
    void comesBeforeTheOneOfRemora(String kind, String exception) {
        Page page = Mapped.fail(kind);

        assertThat(page.text()).isEqualTo("own: " + exception);
        assertThat(page.status()).isEqualTo(418);
    }

    @Test
    void leavesAMissingSignInToTheNearerOneOfRemora() {
        Page page = Mapped.fail("required");

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).isEqualTo("You have to sign in with down first.\n");
        assertThat(page.headers().firstValue("WWW-Authenticate")).contains("RemoteApp");
    }
}
