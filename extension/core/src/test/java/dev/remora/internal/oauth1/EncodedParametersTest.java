package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedParametersTest {

    private final EncodedParameters parameters = new EncodedParameters();

    @ParameterizedTest
    @Tag("G-03")
    @CsvSource(delimiter = '|', textBlock = """
            a=%zz        | a=%25zz
            a=%4z        | a=%254z
            a=%z4        | a=%25z4
            a=%          | a=%25
            a=%4         | a=%254
            %=%          | %25=%25
            a%2=1        | a%252=1
            a=%%41       | a=%25A
            a=%25zz      | a=%25zz
            """)
    void aPercentSignThatEscapesNothingStandsForItself(String query, String normalized) {
        parameters.addQuery(query);

        assertThat(normalized()).isEqualTo(normalized);
    }

    @ParameterizedTest
    @Tag("G-03")
    @CsvSource(delimiter = '|', textBlock = """
            ''           | ''
            &&           | ''
            a&a=&a       | a=&a=&a=
            =            | =
            =a&b         | =a&b=
            a=b=c        | a=b%3Dc
            a+b=c+d%2B   | a%20b=c%20d%2B
            %41=%7e%ff   | A=~%FF
            %00=%0a%A0   | %00=%0A%A0
            c%40=&c2     | c%40=&c2=
            """)
    void aQueryIsReadAsItStands(String query, String normalized) {
        parameters.addQuery(query);

        assertThat(normalized()).isEqualTo(normalized);
    }

    @ParameterizedTest
    @Tag("G-02")
    @CsvSource(delimiter = '|', textBlock = """
            a-b=1&a=2                    | a=2&a-b=1
            c2=1&c@=1                    | c%40=1&c2=1
            %C3%9F=1&b=1                 | %C3%9F=1&b=1
            a=b&a=B&a=%2B                | a=%2B&a=B&a=b
            abcdefgh=1&abcdefg=1         | abcdefg=1&abcdefgh=1
            abcdefghz=1&abcdefgha=1      | abcdefgha=1&abcdefghz=1
            abcdefghi=1&abcdefgh=1       | abcdefgh=1&abcdefghi=1
            abcdefgh=2&abcdefgh=10       | abcdefgh=10&abcdefgh=2
            """)
    void sortsByNameThenByValue(String query, String normalized) {
        parameters.addQuery(query);

        assertThat(normalized()).isEqualTo(normalized);
    }

    @Test
    @Tag("G-02")
    void sortsAnyNumberOfParameters() {
        for (int number : List.of(15, 16, 17, 33, 40, 41, 200)) {
            List<Parameter> shuffled = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                shuffled.add(new Parameter("name" + (i % 7), "value" + i));
            }
            Collections.shuffle(shuffled, new Random(number));
            parameters.cut(0);
            parameters.add(new Parameters(shuffled));

            List<String> expected = shuffled.stream()
                    .map(parameter -> parameter.name() + "=" + parameter.value())
                    .sorted()
                    .toList();
            assertThat(normalized()).isEqualTo(String.join("&", expected));
        }
    }

    @Test
    void forgetsAllButTheFirstOnes() {
        parameters.addQuery("a=1&b=2&c=3");
        parameters.cut(1);
        parameters.addQuery("0=4");

        assertThat(parameters.size()).isEqualTo(2);
        assertThat(normalized()).isEqualTo("0=4&a=1");
    }

    @Test
    void replacesAValueInPlace() {
        parameters.addQuery("a=1&nonce=abc&z=2");
        parameters.replaceUnreserved(1, "xyz");

        assertThat(normalized()).isEqualTo("a=1&nonce=xyz&z=2");
    }

    @Test
    void givesParametersBackDecoded() {
        parameters.add("n me", "é%+\uD83D\uDE00");

        assertThat(parameters.decoded(0)).isEqualTo(new Parameter("n me", "é%+\uD83D\uDE00"));
    }

    @Test
    void comparesNamesWhole() {
        parameters.addQuery("oauth_token&oauth_tokens&oauth_token=1&oauth");

        assertThat(parameters.sameName(0, 2)).isTrue();
        assertThat(parameters.sameName(0, 1)).isFalse();
    }

    @Test
    void knowsTheNamesOfTheProtocol() {
        parameters.addQuery("oauth_&oauth_token=1&oauth=2&Oauth_token=3&xoauth_token=4&oauth%5F=5");

        assertThat(List.of(0, 1, 5)).allMatch(parameters::isProtocolName);
        assertThat(List.of(2, 3, 4)).noneMatch(parameters::isProtocolName);
    }

    @Test
    void usesItsRoomAgain() {
        int before = parameters.capacity();
        for (int i = 0; i < 1_000; i++) {
            parameters.cut(Math.min(1, parameters.size()));
            parameters.addQuery("a=1&b=2&c=3&d=4");
        }

        assertThat(parameters.capacity()).isEqualTo(before);
    }

    @Test
    void readsNamesAtTheEndOfItsRoom() {
        for (int length = 980; length < 1_030; length++) {
            EncodedParameters full = new EncodedParameters();
            full.addQuery("b=" + "x".repeat(length));
            full.addQuery("a");
            OctetBuilder out = new OctetBuilder(16);
            full.appendNormalized(out);

            assertThat(out).hasToString("a%3D%26b%3D" + "x".repeat(length));
        }
    }

    @Test
    void saysHowMuchItHolds() {
        int before = parameters.capacity();
        parameters.add("a", "b".repeat(100_000));

        assertThat(before).isEqualTo(1_024 + 16 * (3 * 4 + 4 + 8));
        assertThat(parameters.capacity()).isGreaterThan(100_000);
    }

    private String normalized() {
        OctetBuilder out = new OctetBuilder(16);
        parameters.appendNormalized(out);
        return PercentEncoding.decode(out.toString());
    }
}
