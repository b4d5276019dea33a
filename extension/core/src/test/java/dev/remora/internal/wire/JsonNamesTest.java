package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of one name, however it is written and wherever they stand. */
@Tag("C-10")
class JsonNamesTest {

    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\":1,\"\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\\u0061\":1,\"a\":2}",
                "{\"/\":1,\"\\/\":2}",
                "{\"é\":1,\"\\u00E9\":2}",
                "{\"😀x\":1,\"\\ud83d\\uDE00x\":2}",
                "[{\"a\":{\"b\":1,\"c\":{},\"b\":2}}]",
                "{\"z\":1,\"y\":2,\"x\":3,\"w\":4,\"v\":5,\"u\":6,\"t\":7,\"s\":8,\"r\":9,\"q\":10,\"z\":11}",
            })
    void areRefused(String text) {
        assertThatThrownBy(() -> reader.check(text.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a JSON member is there more than once");
        assertThatThrownBy(() -> reader.parse(text)).hasMessage("a JSON member is there more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"a\":{\"a\":1}}}",
                "[{\"a\":1},{\"a\":1}]",
                "{\"a\":1,\"A\":2,\"aa\":3,\"\":4,\"é\":5,\"e\":6,\"\\\\u0061\":7,\"!\":8,\"\\\"\":9}",
            })
    void othersAreNot(String text) {
        assertThat(reader.parse(text)).hasToString(text);
    }

    @Test
    void isWhatASetOfStringsSays() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            Set<String> names = new HashSet<>();
            StringBuilder text = new StringBuilder("{");
            boolean twice = false;
            int members = random.nextInt(60);
            for (int i = 0; i < members; i++) {
                int code = "ab!é😀".codePointAt(random.nextInt(4));
                String name = "p".repeat(random.nextInt(3)) + Character.toString(code) + random.nextInt(200);
                twice |= !names.add(name);
                String written = random.nextBoolean()
                        ? name
                        : name.replace("é", "\\u00e9").replace("a", "\\u0061");
                text.append(i == 0 ? "" : ",").append('"').append(written).append("\":0");
            }
            String whole = text.append('}').toString();

            if (twice) {
                assertThatThrownBy(() -> reader.check(whole.getBytes(StandardCharsets.UTF_8)))
                        .as(whole)
                        .isInstanceOf(WireException.class);
            } else {
                assertThat(reader.parse(whole).asJsonObject().keySet())
                        .as(whole)
                        .isEqualTo(names);
            }
        }
    }
}
