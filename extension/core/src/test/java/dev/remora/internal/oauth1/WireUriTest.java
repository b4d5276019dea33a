package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.Parameters;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-05")
class WireUriTest {

    @Test
    void encodesWhatIsNotAsciiAndNothingElse() {
        assertThat(WireUri.of(URI.create("https://h.example/é/e\u0301/\uD83D\uDE00?q=ß%2f;a=b")))
                .isEqualTo(URI.create("https://h.example/%C3%A9/e%CC%81/%F0%9F%98%80?q=%C3%9F%2f;a=b"));
    }

    @Test
    void leavesAnAsciiUriAlone() {
        URI uri = URI.create("HTTP://H.example:80/a%2fb;m=1?x#f");

        assertThat(WireUri.of(uri)).isSameAs(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example, https://h.example?a=%20&b=%2B",
        "https://h.example/p?, https://h.example/p?a=%20&b=%2B",
        "https://h.example/p?x=+%2f, https://h.example/p?x=+%2f&a=%20&b=%2B",
        "https://h.example/p?x#f, https://h.example/p?x&a=%20&b=%2B"
    })
    void addsParametersAtTheEndOfTheQuery(String uri, String expected) {
        Parameters more = Parameters.none().and("a", " ").and("b", "+");

        assertThat(WireUri.withQuery(URI.create(uri), more)).isEqualTo(URI.create(expected));
    }
}
