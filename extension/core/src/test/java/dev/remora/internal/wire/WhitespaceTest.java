package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** White space around texts of the protocol. */
class WhitespaceTest {

    @Test
    void takesSpacesAndTabsOffFieldValues() {
        assertThat(Whitespace.trimHeader(" \t a b\t ")).isEqualTo("a b");
        assertThat(Whitespace.trimHeader(" \t ")).isEmpty();
        assertThat(Whitespace.trimHeader("")).isEmpty();
    }

    @Test
    void takesLineEndsOffBodiesToo() {
        assertThat(Whitespace.trimBody("\r\n a\n")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000Ba", "a\u000C", "\u001Ca", "a\u2003", "\u3000a", "\u2028a"})
    void leavesAllElse(String text) {
        assertThat(Whitespace.trimHeader(text)).isEqualTo(text);
        assertThat(Whitespace.trimBody(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json\u2003", "\u000Bapplication/json", "application/json\u001C; charset=utf-8"})
    void aMediaTypeWithOtherWhiteSpaceIsNone(String text) {
        assertThat(ContentType.parse(text)).isEmpty();
    }
}
