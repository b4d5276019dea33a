package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final String NOW = "Wed, 21 Oct 2026 07:28:00 GMT";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                            | PT2M
            ' 0 '                          | PT0S
            2.0                            | PT2S
            999999999                      | PT277777H46M39S
            Wed, 21 Oct 2026 07:29:01 GMT  | PT1M1S
            Wed, 21 Oct 2026 07:27:00 GMT  | PT0S
            """)
    void secondsAndDatesAreRead(String text, String expected) {
        assertThat(RetryAfter.of(Optional.of(text), Optional.of(NOW))).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "1.", "9999999999", "soon", "'1, 2'", "٣"})
    void anythingElseSaysNothing(String text) {
        assertThat(RetryAfter.of(Optional.of(text), Optional.of(NOW))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'Wed, 21 Oct 2026 07:29:01 GMT',", "'Wed, 21 Oct 2026 07:29:01 GMT',today"})
    void aDateWithoutADateToCountFromSaysNothing(String text, String date) {
        assertThat(RetryAfter.of(Optional.of(text), Optional.ofNullable(date))).isNull();
    }
}
