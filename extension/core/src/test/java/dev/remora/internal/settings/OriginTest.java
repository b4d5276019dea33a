package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OriginTest {

    private static final String HOST = "a".repeat(300) + ".example";

    @Test
    void messagesShowTheBeginningOfALongOne() {
        assertThat(Origin.of(URI.create("https://op.example/x"))).hasToString("https://op.example:443");
        assertThat(Origin.of(URI.create("https://" + HOST))).hasToString("https://" + HOST.substring(0, 248));
    }

    @Test
    void browsersWriteAllOfIt() {
        assertThat(Origin.of(URI.create("https://" + HOST)).serialized()).isEqualTo("https://" + HOST);
        assertThat(Origin.of(URI.create("https://" + HOST + ":8443")).serialized())
                .isEqualTo("https://" + HOST + ":8443");
    }
}
