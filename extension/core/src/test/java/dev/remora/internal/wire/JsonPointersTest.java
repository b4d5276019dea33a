package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6901, where what a pointer names need not be there. */
class JsonPointersTest {

    private static final JsonObject ANSWER = json("{'id':7,'empty':'','none':null,'a':{'b':[{'c':'x'},'y']},"
            + "'':'nameless','a/b':'slash','m~n':'tilde','0':'zero','a%20b':'percent'}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "/id                | 7",
                "/a/b/0/c           | 'x'",
                "/a/b/1             | 'y'",
                "/                  | 'nameless'",
                "/a~1b              | 'slash'",
                "/m~0n              | 'tilde'",
                "/0                 | 'zero'",
                "/a%20b             | 'percent'",
                "/missing           | -",
                "/id/deeper         | -",
                "/a/b/2             | -",
                "/a/b/-             | -",
                "/a/b/01            | -",
                "/a/b/+1            | -",
                "/a/b/9999999999    | -",
                "/none              | -",
                "/empty             | -",
                "/none /empty /id   | 7",
                "/id /a/b/0/c       | 7",
                "/missing /a/b/0/c  | 'x'",
            })
    void theFirstThatIsThereCounts(String pointers, @Nullable String value) {
        Object found = JsonPointers.first(ANSWER, List.of(pointers.split(" ")));

        assertThat(found == null ? null : found.toString().replace('"', '\'')).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"/a/b,text", "/a,", "/x/y,", "/form,value", "/form/x,"})
    void theyPointBelowMembersToo(String pointer, @Nullable String value) {
        Object found = JsonPointers.value(Map.of("a", json("{'b':'text'}"), "form", "value"), pointer);

        assertThat(found instanceof JsonObject ? null : found).isEqualTo(value);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
