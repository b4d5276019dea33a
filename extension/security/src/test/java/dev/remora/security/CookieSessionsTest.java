package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions in cookies do not go with the mechanism, which says so. */
class CookieSessionsTest {

    @Test
    void everyRequestIsToldSo() throws Exception {
        try (Container container = new Container(Map.of("remora.session-store", "cookie"))) {
            Exchange answer = container.get(new Exchange.Session(), "/shop/cart");

            assertThat(answer.status).isEqualTo(500);
            assertThat(answer.body.toString(StandardCharsets.UTF_8)).contains("config_invalid");
            assertThat(answer.caller).isNull();
        }
    }

    @Test
    void theSentenceNamesTheSetting() {
        assertThatThrownBy(() -> new MechanismRequest().cookies())
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-01083: remora.session-store=cookie, or store, does not go with remora-security, whose users have"
                                + " sessions of the server: leave the setting out, or the jar");
    }
}
