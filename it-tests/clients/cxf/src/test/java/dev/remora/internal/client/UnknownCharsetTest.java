package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.TransportException;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CXF cannot read an answer in a charset that it does not know, and makes up an empty 200 in its place. */
@Tag("clients")
class UnknownCharsetTest {

    @Test
    void anAnswerThatTheClientMadeUpIsAFailure() throws IOException {
        try (WireServer server = new WireServer();
                TestApp app = TestApp.oauth2(server)) {
            server.answers(WireAnswer.of(200, "text/plain; charset=no-such-charset", "a"));

            assertThatThrownBy(() -> app.remote().get("x"))
                    .isInstanceOf(TransportException.class)
                    .hasMessage("REMORA-00652: remote app 'photos': the call of " + server.origin()
                            + " failed: the JAX-RS client could not read the answer and did not say why");
            assertThat(app.remote().get("x").status()).as("the next call").isEqualTo(200);
        }
    }
}
