package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningPoolTest {

    private final SigningPool pool = new SigningPool(
            new SignatureAlgorithms("app", List.of()).named("HMAC-SHA1", Secret.of("secret"), null, null),
            HeaderFormat.of("app", "key", "HMAC-SHA1", null));

    @Test
    void lendsTheSameThreadTheSameThing() {
        SigningBuffer first = pool.take();
        pool.give(first);

        assertThat(pool.take()).isSameAs(first);
    }

    @Test
    void lendsNothingTwice() {
        assertThat(pool.take()).isNotSameAs(pool.take());
    }

    @Test
    void keepsNoSigningThatALargeFormMadeGrow() {
        SigningBuffer signing = pool.take();
        signing.begin("n", 1, "", Parameters.none());
        signing.request(null, Parameters.none().and("a", "x".repeat(64 * 1024)));
        pool.give(signing);

        assertThat(pool.take()).isNotSameAs(signing);
    }

    @Test
    void countsAllThatASigningHolds() {
        assertThat(pool.take().capacity())
                .as("parameters, header and base string")
                .isEqualTo(1_408 + 1_024 + 2_048);
    }
}
