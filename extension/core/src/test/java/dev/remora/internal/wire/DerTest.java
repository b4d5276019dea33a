package dev.remora.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    @Test
    void writesLengthsOfOneOctetTwoAndThree() {
        assertThat(Der.pkcs8OfPkcs1(new byte[3]))
                .asHexString()
                .isEqualTo("3017" + "020100300D06092A864886F70D0101010500" + "0403000000");
        assertThat(Der.pkcs8OfPkcs1(new byte[0x80])).startsWith(0x30, 0x81, 0x80 + 18 + 3);
        assertThat(Der.pkcs8OfPkcs1(new byte[0x100])).startsWith(0x30, 0x82, 0x01, 18 + 4);
    }

    @Test
    void takesTheCurveFromTheKeyItself() {
        String key = "3015" + "020101" + "04020102" + "a00a" + "06082a8648ce3d030107" + "a100";

        assertThat(Der.pkcs8OfSec1(HexFormat.of().parseHex(key)))
                .asHexString()
                .isEqualTo(("3031" + "020100" + "301306072a8648ce3d020106082a8648ce3d030107" + "0417" + key)
                        .toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3007" + "020101" + "04020102", // no curve
                "3009" + "020101" + "04020102" + "a100", // the public key alone
                "3015" + "020101" + "0484ffffffff" + "a00a", // lengths that lead outside
                "3015" + "020101" + "04847fffffff" + "a00a"
            })
    void refusesAKeyThatNamesNoCurve(String key) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Der.pkcs8OfSec1(HexFormat.of().parseHex(key)))
                .withMessage("its content is no private key on a curve with a name");
    }

    @Test
    void refusesKeysThatEndTooEarly() {
        byte[] key = HexFormat.of().parseHex("3013" + "020101" + "04020102" + "a00a" + "06082a8648ce3d030107");
        for (int length = 0; length < key.length - 10; length++) {
            byte[] shorter = Arrays.copyOf(key, length);
            assertThatExceptionOfType(WireException.class).isThrownBy(() -> Der.pkcs8OfSec1(shorter));
        }
    }
}
