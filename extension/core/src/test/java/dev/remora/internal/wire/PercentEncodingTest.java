package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @Property
    void encodesAllButTheUnreserved(@ForAll String text) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(expected(text));
        assertThat(new OctetBuilder(16).appendEncodedTwice(text)).hasToString(expected(expected(text)));
    }

    @Property
    void decodesWhatItEncoded(@ForAll String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(PercentEncoding.decode(PercentEncoding.encode(whole))).isEqualTo(whole);
        assertThat(PercentEncoding.decodeForm(PercentEncoding.encode(whole).replace("%20", "+")))
                .isEqualTo(whole);
    }

    @Test
    void encodesEveryOctetInItsPlace() {
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < 0x900; c++) {
            text.append(c);
        }
        text.append("\uFFFF\uD800\uDC00\uDBFF\uDFFF");

        assertThat(PercentEncoding.encode(text.toString())).isEqualTo(expected(text.toString()));
        assertThat(new OctetBuilder(16).appendEncodedTwice(text.toString()))
                .hasToString(expected(expected(text.toString())));
    }

    @ParameterizedTest
    @CsvSource({"a\uD83D, a%3F", "\uDE00a, %3Fa", "\uDE00\uD83D, %3F%3F", "\uD83D\uD83D\uDE00, %3F%F0%9F%98%80"})
    void writesAQuestionMarkForHalfACharacter(String text, String encoded) {
        assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
        assertThat(new OctetBuilder(16).appendEncodedTwice(text)).hasToString(encoded.replace("%", "%25"));
    }

    @Test
    @Tag("G-03")
    void aPlusIsASpaceInFormsOnly() {
        assertThat(PercentEncoding.decode("a+b%2B")).isEqualTo("a+b+");
        assertThat(PercentEncoding.decode("a+b")).isEqualTo("a+b");
        assertThat(PercentEncoding.decode("%00%0A%50")).isEqualTo("\0\nP");
        assertThat(PercentEncoding.decodeForm("a+b%2B")).isEqualTo("a b+");
        assertThat(PercentEncoding.decodeForm("a+b")).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "%4", "a%4", "%zz", "%4z", "%z4", "%é1", "%1é", "%%41"})
    void refusesAPercentSignThatEscapesNothing(String text) {
        assertThatThrownBy(() -> PercentEncoding.decode(text))
                .isInstanceOf(WireException.class)
                .hasMessage("a % is not followed by two hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C0%AF", "%ED%A0%80", "%F8%88%80%80%80"})
    void refusesOctetsThatAreNoUtf8(String text) {
        assertThatThrownBy(() -> PercentEncoding.decode(text))
                .isInstanceOf(WireException.class)
                .hasMessage("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 9", "a, 10", "F, 15", "g, -1", "٣, -1", "' ', -1"})
    void knowsHexadecimalDigits(char c, int value) {
        assertThat(PercentEncoding.digit(c)).isEqualTo(value);
    }

    private static String expected(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
