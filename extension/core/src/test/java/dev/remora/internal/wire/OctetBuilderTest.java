package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OctetBuilderTest {

    private final OctetBuilder builder = new OctetBuilder(0);

    @Test
    void growsWithWhatIsAppended() {
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            builder.append('a').appendAscii("bc").append("-de-".getBytes(StandardCharsets.US_ASCII), 1, 3);
            builder.appendEscape(0xAB);
            expected.append("abcde%AB");
        }

        assertThat(builder).hasToString(expected.toString());
        assertThat(builder.length()).isEqualTo(8_000);
        assertThat(builder.capacity()).isBetween(8_000, 20_000);
    }

    @Test
    void growsWhateverIsAppended() {
        String many = "x".repeat(100);

        assertThat(new OctetBuilder(0)
                        .append(many.getBytes(StandardCharsets.US_ASCII), 0, 100)
                        .append('!'))
                .hasToString(many + "!");
        assertThat(new OctetBuilder(0).appendUnreserved(many, 0, 100)).isEqualTo(100);
        OctetBuilder escapes = new OctetBuilder(0);
        OctetBuilder twice = new OctetBuilder(0);
        for (int i = 0; i < 100; i++) {
            escapes.appendEscape(' ');
            twice.appendOctetTwice(' ');
        }
        assertThat(escapes).hasToString("%20".repeat(100));
        assertThat(twice).hasToString("%2520".repeat(100));
    }

    @Test
    void beginsWithRoomForALittle() {
        assertThat(builder.capacity()).isEqualTo(16);
        assertThat(new OctetBuilder(100).capacity()).isEqualTo(100);
    }

    @Test
    void isFilledAgain() {
        builder.appendAscii("first").clear();
        builder.appendAscii("2nd");

        assertThat(builder).hasToString("2nd");
    }

    @Test
    void forgetsTheEnd() {
        builder.appendAscii("first second").cut(5);

        assertThat(builder.append('!')).hasToString("first!");
    }

    @Test
    void isOverwrittenInPlace() {
        builder.appendAscii("a=123&b").overwriteAscii(2, "456");

        assertThat(builder).hasToString("a=456&b");
    }

    @Test
    void takesTheStretchThatNeedsNoEncoding() {
        assertThat(builder.appendUnreserved("%abc~1 d", 1, 8)).isEqualTo(6);
        assertThat(builder).hasToString("abc~1");
        assertThat(builder.appendUnreserved("xyz", 1, 2)).isEqualTo(2);
        assertThat(builder).hasToString("abc~1y");
    }

    @Test
    void encodesOctetsTwiceButTheUnreserved() {
        for (int octet = 0; octet < 0x100; octet++) {
            builder.clear();
            String once = String.format("%%%02X", octet);
            boolean unreserved = octet < 0x80
                    && PercentEncoding.encode(String.valueOf((char) octet)).length() == 1;

            assertThat(builder.appendOctetTwice(octet))
                    .hasToString(unreserved ? String.valueOf((char) octet) : once.replace("%", "%25"));
        }
    }
}
