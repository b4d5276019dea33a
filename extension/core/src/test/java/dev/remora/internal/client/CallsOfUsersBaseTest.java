package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls whose base the user's token says. */
@Tag("clients")
class CallsOfUsersBaseTest {

    private final WireServer server = new WireServer();
    private final WireServer other = new WireServer();
    private final TestApp app = TestApp.oauth2(server).allow(other.origin()).baseUrlFrom("api_domain");

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
        other.close();
    }

    @Test
    void goThere() {
        OAuthRemote remote = with(other.origin());

        remote.get("x?a=b");
        remote.get("/root");
        remote.target("{id}").resolveTemplate("id", "7").request().get().close();

        assertThat(other.received()).extracting(Received::target).containsExactly("/api/x?a=b", "/root", "/api/7");
        assertThat(other.received()).extracting(Received::authorization).containsOnly("Bearer canary-access-token");
        assertThat(server.received()).isEmpty();
        assertThat(remote.baseUri()).isEqualTo(URI.create(other.origin() + "/api/"));
    }

    @Test
    void redirectsBelowItAreFollowed() {
        other.answers(WireAnswer.status(302, "Location: /api/y"));

        with(other.origin()).get("x");

        assertThat(other.received()).extracting(Received::target).containsExactly("/api/x", "/api/y");
    }

    @Test
    void aTokenThatSaysNothingStaysWithTheSettings() {
        app.remote().withToken(TestApp.BEARER).get("x");

        assertThat(server.only().target()).isEqualTo("/api/x");
    }

    @Test
    void anotherHostGetsNothing() {
        assertThatThrownBy(() -> with("http://localhost:1").get("x"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00423: remote app 'photos': the token says a URL at http://localhost:1, which is not in"
                                + " allowed-origins; nothing was sent");
        assertThat(server.received()).isEmpty();
    }

    private OAuthRemote with(String base) {
        OAuth2Token token = Token.bearer("canary-access-token").withParameters(Map.of("api_domain", base));
        return app.remote().withToken(token);
    }
}
