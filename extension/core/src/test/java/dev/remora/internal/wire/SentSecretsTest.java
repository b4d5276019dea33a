package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentSecretsTest {

    private final SentSecrets sent = SentSecrets.NONE.and("canary-1").and("canary-1-longer");

    @Test
    void hidesEachWhollyWherever() {
        assertThat(sent.hiddenIn("canary-1-longer or xcanary-1y")).isEqualTo("**** or x****y");
    }

    @Test
    void hidesJsonWebTokensThatItDoesNotKnow() {
        assertThat(sent.hiddenIn("assertion eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJrZXkifQ.c2ln is late"))
                .isEqualTo("assertion **** is late");
    }

    @Test
    void leavesWordsAloneThatAreShorterThanSecrets() {
        SentSecrets shortest = SentSecrets.NONE.and("invalid").and("").and(null);

        assertThat(shortest.hiddenIn("the code is invalid")).isEqualTo("the code is invalid");
    }

    @Test
    void showsNone() {
        assertThat(sent).hasToString("****");
    }
}
