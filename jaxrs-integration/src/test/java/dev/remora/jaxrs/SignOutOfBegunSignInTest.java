package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ada begins a sign-in on a shared browser, signs out, and leaves her tab at the provider open. Grace comes next. */
@Tag("E-08")
class SignOutOfBegunSignInTest {

    @ParameterizedTest
    @ValueSource(strings = {"http", "cookie"})
    void theNextUsersTokenIsNotTheFormerUsers(String sessions) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "remora.endpoints", "true",
                "remora.session-store", sessions,
                "remora.notes.provider", "github", // its tokens are in a store of the application's
                "remora.notes.caller", "false",
                "remora.notes.token-owner", "caller"));
        if (sessions.equals("cookie")) {
            settings.put("remora.cookie-key", Base64.getEncoder().encodeToString(new byte[32]));
        }
        try (EndpointScenario scenario = new EndpointScenario(settings, KindsOfSession.Tokens.class)) {
            Browser shared = scenario.browser();
            String late = scenario.allow(shared.get("oauth/github/login"), "ada");
            assertThat(post(shared, "oauth/github/logout", "", "Sec-Fetch-Site", "same-origin")
                            .statusCode())
                    .isEqualTo(303);
            scenario.signIn(shared, "github", "grace");
            assertThat(shared.get("token/github").body()).isEqualTo("Grace Hopper");

            shared.get(late); // Ada's tab goes on
            scenario.signIn(shared, "notes", "grace"); // and Grace does

            Browser home = scenario.browser();
            scenario.signIn(home, "github", "ada");
            assertThat(home.get("token/notes").body()).isEqualTo("none");
        }
    }
}
