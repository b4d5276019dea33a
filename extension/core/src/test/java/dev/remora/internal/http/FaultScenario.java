package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuthException;
import dev.remora.internal.http.RawServer.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** After each fault: the right reason, the whole sentence, no secret in it, and the next call succeeds. */
abstract class FaultScenario {

    static final String OK = "HTTP/1.1 200 OK\r\n";

    final ProtocolHttp http = new ProtocolHttp();
    final Canary canary = Canary.listening();
    RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
        http.close();
        server.close();
    }

    /** What a server does; its name says what. */
    record Fault(String name, Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    <T extends OAuthException> T fails(Class<T> type, Apps apps) {
        ProtocolExchange exchange = http.exchange(apps.settings(), List.of());
        T thrown = catchThrowableOfType(
                type, () -> exchange.send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE));
        assertThat(thrown).isNotNull();
        assertThat(thrown.remoteApp()).isEqualTo("github");
        canary.isSilent(thrown);
        return thrown;
    }

    void theNextCallSucceeds() {
        assertThat(body()).isEqualTo("ok");
        canary.isSilent();
    }

    String body() {
        return new String(http.exchange(Apps.oauth2().settings(), List.of())
                .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE)
                .body());
    }

    String origin() {
        return "http://localhost:" + server.port();
    }
}
