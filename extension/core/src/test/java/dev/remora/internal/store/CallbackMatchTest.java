package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallbackMatchTest {

    @Test
    @Tag("S-01")
    void showsNoState() {
        assertThat(new CallbackMatch("github", "canary", "/authorized", Instant.EPOCH))
                .hasToString("CallbackMatch[remoteApp=github, path=/authorized, at=1970-01-01T00:00:00Z]");
    }
}
