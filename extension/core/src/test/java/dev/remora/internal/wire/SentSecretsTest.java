package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void hidesOneThatGoesOnWhereALongTextIsCut() {
        String secret = "canary-" + "x".repeat(6000);
        String text = "word ".repeat(10) + secret + " word".repeat(100_000);

        assertThat(SentSecrets.NONE.and(secret).hiddenIn("word ".repeat(1000) + text))
                .startsWith("word word ")
                .doesNotContain("canary");
        assertThat(SentSecrets.NONE.and(secret).hiddenIn(text.repeat(2))).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-eyJ", "eyJ-eyJ-eyJ-", "eyJ", ".eyJ12345678", "a"})
    void takesNoLongerThanATextIsLong(String part) {
        String text = part.repeat(4_000_000);
        SentSecrets longest = SentSecrets.NONE.and("a".repeat(100_000) + "b");

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> longest.hiddenIn(text)))
                .hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void showsNone() {
        assertThat(sent).hasToString("****");
    }
}
