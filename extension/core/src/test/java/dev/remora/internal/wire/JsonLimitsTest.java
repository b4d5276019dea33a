package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JSON that is valid, but too much of something; texts of megabytes, which take forever if any of it is quadratic. */
class JsonLimitsTest {

    // some hundred times what is needed
    private static final Duration FOREVER = Duration.ofSeconds(60);

    private final JsonReader reader = new JsonReader();

    @Test
    void valuesAreCountedHoweverDeep() {
        String six = "{\"a\":[1,{}],\"b\":\"\",\"c\":null}";

        assertThat(reader.withMaxValues(6).parse(six)).hasToString(six);
        assertThatThrownBy(() -> reader.withMaxValues(5).parse(six))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_MANY))
                .hasMessage("more than 5 JSON values");
        assertThatThrownBy(() -> reader.withMaxValues(5).check(octets(six))).hasMessage("more than 5 JSON values");
    }

    @Test
    @Tag("C-11")
    void aNumberOfMegabytesIsRefusedAtOnce() {
        within(() -> assertThatThrownBy(() -> reader.check(octets("[" + "9".repeat(16_000_000) + "]")))
                .hasMessage("not JSON: a number longer than 1000 characters at 16000001"));
    }

    @Test
    @Tag("C-10")
    void equalNamesAreFoundAmongHundredsOfThousands() {
        String members = members(i -> "\"k" + i * 7919L % 500_009 + "\":0", 500_000);

        within(() -> assertThat(reader.check(octets("{" + members + "}"))).isNotEmpty());
        within(() -> assertThatThrownBy(() -> reader.check(octets("{\"k0\":0," + members + "}")))
                .hasMessage("a JSON member is there more than once"));
    }

    @Test
    @Tag("C-10")
    void namesWithOneLongBeginningAreNoTrap() {
        String members = members(i -> "\"" + "x".repeat(1000) + i + "\":0", 8_000);

        within(() -> assertThat(reader.check(octets("{" + members + "}"))).isNotEmpty());
    }

    @Test
    @Tag("C-10")
    void namesWhoseHashesAreTheSameAreNoTrap() {
        // "Aa" and "BB" have one hash, and so have all texts made of them
        String members = members(
                i -> "\""
                        + Integer.toBinaryString(1 << 17 | i).replace("0", "Aa").replace("1", "BB") + "\":0",
                1 << 17);

        within(() -> assertThat(reader.check(octets("{" + members + "}"))).isNotEmpty());
    }

    private static void within(Runnable reading) {
        Assertions.assertTimeoutPreemptively(FOREVER, reading::run);
    }

    private static String members(IntFunction<String> member, int count) {
        return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(","));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
