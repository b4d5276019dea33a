package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jersey's default connector cannot send PATCH in a JVM that was started without more: the connections of ours can. */
@Tag("without-opens")
class PatchWithoutOpensTest {

    @Test
    void patchNeedsNoOptionOfTheJvm() throws IOException {
        try (WireServer server = new WireServer();
                TestApp app = TestApp.oauth2(server)) {
            assertThat(app.remote().patch("x", Map.of("a", "b")).status()).isEqualTo(200);
            assertThat(server.only().method()).isEqualTo("PATCH");
        }
    }
}
