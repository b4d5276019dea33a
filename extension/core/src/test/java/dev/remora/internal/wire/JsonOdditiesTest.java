package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that do no harm: tolerated by who is told of them. */
@Tag("C-11")
class JsonOdditiesTest {

    private final List<JsonOddity> told = new ArrayList<>();
    private final JsonReader tolerant = new JsonReader().tolerating(told::add);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"cut \\ud83d\"]      | cut \uFFFD  | [\"cut \\ufffd\"]",
                "[\"\\uDE00 cut\"]      | \uFFFD cut  | [\"\\ufffd cut\"]",
                "[\"\\ud83d\\ud83d\\uDe00\"] | \uFFFD\uD83D\uDE00 | [\"\\ufffd\\ud83d\\uDe00\"]",
                "[\"\\ud83d\\n\"]       | '\uFFFD\n' | [\"\\ufffd\\n\"]",
            })
    void halfACharacterIsReplaced(String text, String read, String repaired) {
        assertThat(tolerant.parse(text).asJsonArray().getString(0)).isEqualTo(read);
        assertThat(told).containsExactly(JsonOddity.HALF_CHARACTER);
        assertThat(new String(tolerant.check(octets(text)), StandardCharsets.UTF_8))
                .isEqualTo(repaired);
        assertThat(new JsonReader().parse(repaired).asJsonArray().getString(0)).isEqualTo(read);
    }

    @Test
    void namesThatBecomeTheSameAreRefused() {
        assertThatThrownBy(() -> tolerant.parse("{\"\\ud800\":1,\"\\udbff\":2}"))
                .hasMessage("a JSON member is there more than once");
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(tolerant.parse("\uFEFF {}").asJsonObject()).isEmpty();
        assertThat(told).containsExactly(JsonOddity.BYTE_ORDER_MARK);
        assertThat(tolerant.check(octets("\uFEFF[\"\\ud800\"]"))).isEqualTo(octets("[\"\\ufffd\"]"));
    }

    @Test
    void oneMarkIsEnough() {
        assertThatThrownBy(() -> tolerant.parse("\uFEFF\uFEFF{}")).hasMessage("not JSON: no JSON value at 3");
    }

    @Test
    void octetsWithoutOdditiesAreNotCopied() {
        byte[] octets = octets("[\"a\"]");

        assertThat(tolerant.check(octets)).isSameAs(octets);
        assertThat(told).isEmpty();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
