package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader();

    @Test
    void readsValues() {
        assertThat(reader.parse(" {\"a\":[1,-0.5e+1,true,false,null,{}],\"\\u00e9\\n\":\"\\ud83d\\ude00\"} ")
                        .toString())
                .isEqualTo("{\"a\":[1,-5,true,false,null,{}],\"é\\n\":\"😀\"}");
    }

    @Test
    @Tag("C-10")
    void refusesDuplicateMembers() {
        refuses("{\"access_token\":\"a\",\"access_token\":\"b\"}", Problem.DUPLICATE_NAME);
    }

    @ParameterizedTest
    @Tag("C-11")
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1",
                "{\"a\":1} x",
                "{\"a\":1}{}",
                "\uFEFF{}",
                "{/**/}",
                "[NaN]",
                "{'a':1}",
                "[1,]",
                "{\"a\":1,}",
                "[\u00A01]",
                "[1]\u2003",
                "[1e1000000000]",
                "{\"a\"}",
                "{\"a\":}",
                "{1:1}",
                "[1 2]",
                "]",
                "[\"a]",
                "[\"\\",
                "[01]",
                "[+1]",
                "[1.]",
                "[.5]",
                "[1e]",
                "[-]",
                "[\"\n\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "tru",
                "[1e99999999999]"
            })
    void refusesWhatIsNoJson(String text) {
        refuses(text, Problem.SYNTAX);
    }

    @Test
    @Tag("C-11")
    void refusesDeepNesting() {
        refuses("[".repeat(100_000), Problem.TOO_DEEP);
        refuses("{\"a\":".repeat(100_000), Problem.TOO_DEEP);
    }

    @ParameterizedTest
    @Tag("C-11")
    @ValueSource(strings = {"[\"\\ud800\"]", "[\"\\ud800x\"]", "[\"\\udc00\"]"})
    void refusesHalfCharacters(String text) {
        refuses(text, Problem.ENCODING);
    }

    @Test
    @Tag("C-12")
    void refusesOtherEncodings() {
        assertThat(problem(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'})).isEqualTo(Problem.ENCODING);
        assertThat(problem("\"é\"".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Problem.ENCODING);
        assertThat(problem("{}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(Problem.SYNTAX);
    }

    @Test
    void refusesNumbersThatTakeForeverToRead() {
        refuses("[" + "9".repeat(200_000) + "]", Problem.SYNTAX);
    }

    @ParameterizedTest
    @CsvSource({
        "3600, 3600",
        "3600.0, 3600",
        "36e2, 3600",
        "0e999999, 0",
        "-1, -1",
        "1e1000000, 9223372036854775807",
        "-1e1000000, -9223372036854775808",
        "9e18, 9000000000000000000",
        "9999999999999999999, 9223372036854775807"
    })
    void readsWholeNumbers(String text, long expected) {
        assertThat(JsonReader.wholeNumber(reader.parse(text))).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e-1000000", "\"3600\"", "null", "true", "{}"})
    void findsNoWholeNumber(String text) {
        assertThat(JsonReader.wholeNumber(reader.parse(text))).isEmpty();
    }

    private void refuses(String text, Problem problem) {
        assertThat(problem(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(problem);
    }

    /** Checking refuses what parsing refuses, with the same words. */
    private Problem problem(byte[] octets) {
        WireException parsing = catchThrowableOfType(WireException.class, () -> reader.parse(octets));
        WireException checking = catchThrowableOfType(WireException.class, () -> reader.check(octets));
        assertThat(checking).hasMessage(parsing.getMessage());
        assertThat(checking.problem()).isEqualTo(parsing.problem());
        return parsing.problem();
    }
}
