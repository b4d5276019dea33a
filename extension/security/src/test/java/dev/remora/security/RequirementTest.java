package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources with a security constraint send users to sign in. */
class RequirementTest {

    private static final Map<String, String> ONE_APP = Map.of("remora.twitter.caller", "false");

    private final Exchange.Session browser = new Exchange.Session();

    @Test
    void aPageGoesToTheProvider() throws Exception {
        try (Container container = new Container(ONE_APP)) {
            Exchange page = new Exchange(browser, "GET", "/shop/orders?open=1").toProtected();

            assertThat(container.validate(page)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

            assertThat(page.location()).contains("/acme/authorize?");
            assertThat(container.get(browser, container.callback(page)).location())
                    .isEqualTo("/shop/orders?open=1");
        }
    }

    @Test
    void ofSeveralProvidersTheUserChooses() throws Exception {
        try (Container container = new Container(Map.of())) {
            Exchange page = new Exchange(browser, "GET", "/shop/orders?open=1").toProtected();
            container.validate(page);

            assertThat(page.location()).isEqualTo("/shop/oauth?returnTo=%2Fshop%2Forders%3Fopen%3D1");
            Exchange buttons = container.get(browser, page.location());
            assertThat(buttons.body.toString(StandardCharsets.UTF_8))
                    .contains("action=\"/shop/oauth/acme/login\"", "action=\"/shop/oauth/twitter/login\"");
        }
    }

    @Test
    void aProgramIsRefused() throws Exception {
        try (Container container = new Container(ONE_APP)) {
            Exchange call = new Exchange(browser, "GET", "/shop/orders")
                    .with("Accept", "application/json")
                    .toProtected();

            assertThat(container.validate(call)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

            assertThat(call.status).isEqualTo(401);
            assertThat(call.answered).containsEntry("WWW-Authenticate", "RemoteApp");
            assertThat(call.body.toString(StandardCharsets.UTF_8)).contains("\"code\":\"authorization_required\"");
        }
    }

    @Test
    void theCallerIsLetThrough() throws Exception {
        try (Container container = new Container(ONE_APP)) {
            container.signIn(browser, "acme");

            assertThat(container.validate(new Exchange(browser, "GET", "/shop/orders").toProtected()))
                    .isEqualTo(AuthenticationStatus.SUCCESS);
        }
    }
}
