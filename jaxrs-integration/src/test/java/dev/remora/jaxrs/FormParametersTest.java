package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(FormParameters.read("a%20b=c+d&%C3%A9=%E2%82%AC", "query"))
                .containsExactly(entry("a b", List.of("c d")), entry("é", List.of("€")));
    }

    @Test
    void repeatedNamesKeepTheirValuesInOrder() {
        assertThat(FormParameters.read("a=2&b=&a=1&a", "query"))
                .containsExactly(entry("a", List.of("2", "1", "")), entry("b", List.of("")));
    }

    @Test
    void nothingIsNoParameters() {
        assertThat(FormParameters.read(null, "query")).isEmpty();
        assertThat(FormParameters.read("", "query")).isEmpty();
        assertThat(FormParameters.read("&&", "query")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%%=1", "a=1&b=%-1"})
    void malformedEncodingIsRefusedWithoutEchoingIt(String encoded) {
        assertThatThrownBy(() -> FormParameters.read(encoded, "query"))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00805: the query of the request is not percent-encoded correctly")
                .extracting("code")
                .isEqualTo(ErrorCode.RESPONSE_INVALID);
    }

    @Test
    void nobodyChangesThem() {
        Map<String, List<String>> parameters = FormParameters.read("a=1", "query");

        assertThatThrownBy(() -> parameters.put("b", List.of())).isInstanceOf(UnsupportedOperationException.class);
    }
}
