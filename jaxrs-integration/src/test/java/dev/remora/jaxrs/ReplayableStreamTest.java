package dev.remora.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ReplayableStreamTest {

    private int opened;

    private ReplayableStream of(String body, int limit) {
        return new ReplayableStream(
                () -> {
                    opened++;
                    return new ByteArrayInputStream(body.getBytes(UTF_8));
                },
                limit);
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }

    @Test
    void nothingIsOpenedBeforeSomebodyReads() throws IOException {
        try (ReplayableStream stream = of("body", 10)) {
            assertThat(opened).isZero();
            assertThat(text(stream)).isEqualTo("body");
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void lookingTakesNothingAway() throws IOException {
        try (ReplayableStream stream = of("body", 10)) {
            assertThat(stream.whole())
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("body"));
            assertThat(text(stream)).isEqualTo("body");
        }
    }

    @Test
    void whatWasReadCanStillBeLookedAt() throws IOException {
        try (ReplayableStream stream = of("body", 10)) {
            assertThat(text(stream)).isEqualTo("body");
            assertThat(stream.whole())
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("body"));
        }
    }

    @Test
    void lookingHalfwayThroughTakesNothingAway() throws IOException {
        try (ReplayableStream stream = of("body", 10)) {
            assertThat(stream.read()).isEqualTo('b');
            assertThat(stream.whole())
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("body"));
            assertThat(stream.available()).isEqualTo(3);
            assertThat(text(stream)).isEqualTo("ody");
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.available()).isZero();
        }
    }

    @Test
    void aBodyAsLargeAsTheLimitIsKept() throws IOException {
        try (ReplayableStream stream = of("0123456789", 10)) {
            assertThat(stream.whole())
                    .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(10));
        }
    }

    @Test
    void aLargerBodyCannotBeLookedAtButRead() throws IOException {
        try (ReplayableStream stream = of("0123456789a", 10)) {
            assertThat(stream.whole()).isEmpty();
            assertThat(text(stream)).isEqualTo("0123456789a");
            assertThat(stream.whole()).isEmpty();
        }
    }

    @Test
    void aLargerBodyThatWasReadCannotBeLookedAt() throws IOException {
        String large = "0123456789".repeat(10_000);
        try (ReplayableStream stream = of(large, 10)) {
            assertThat(text(stream)).isEqualTo(large);
            assertThat(stream.whole()).isEmpty();
        }
    }
}
