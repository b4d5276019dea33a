package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jersey's default connector cannot send PATCH in a JVM that was started without more. */
@Tag("without-opens")
class PatchWithoutOpensTest {

    @Test
    void patchSaysWhatTheJvmHasToBeStartedWith() throws IOException {
        try (WireServer server = new WireServer();
                TestApp app = TestApp.oauth2(server)) {
            assertThatThrownBy(() -> app.remote().patch("x", Map.of("a", "b")))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage(
                            "REMORA-00624: remote app 'photos': Jersey's default connector cannot send PATCH unless the"
                                    + " JVM is started with --add-opens java.base/java.net=ALL-UNNAMED (for https also --add-opens"
                                    + " java.base/sun.net.www.protocol.https=ALL-UNNAMED)");
            assertThat(server.received()).isEmpty();
            assertThat(app.remote().get("x").status()).as("the next call").isEqualTo(200);
        }
    }
}
