package dev.remora.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64PackingTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static void assertComesBack(byte[] content) {
        assertThat(Base64Packing.unpack(Base64Packing.pack(content))).isEqualTo(content);
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    private static String segment(Random random, int octets) {
        byte[] drawn = new byte[octets];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    @Test
    void segmentsOfATokenTakeTheOctetsThatTheyStandFor() {
        Random random = new Random(1);
        String token = segment(random, 60) + "." + segment(random, 900) + "." + segment(random, 256);

        byte[] packed = Base64Packing.pack(token.getBytes(UTF_8));

        assertThat(packed).hasSizeLessThanOrEqualTo(60 + 900 + 256 + 16);
        assertThat(Base64Packing.unpack(packed)).asString(UTF_8).isEqualTo(token);
    }

    /** No decoder writes these: bits of the last letter that count for nothing, a letter too many, padding, the other alphabet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "eyJhbGciOiJub25lIn0.e30.",
                "AAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAA+/+/",
                "AAAAAAAAAAAAAAAAé",
                "..AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoBase64ComesBackToTheLetter(String text) {
        assertComesBack(text.getBytes(UTF_8));
    }

    @Test
    void allMixturesComeBack() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder mixture = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                mixture.append(letters(random, random.nextInt(60)));
                mixture.append(" .+/=\u0000\u00e9".charAt(random.nextInt(7)));
            }
            mixture.append(letters(random, random.nextInt(20)));
            assertComesBack(mixture.toString().getBytes(UTF_8));
        }
        for (int round = 0; round < 5_000; round++) {
            byte[] octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
            assertComesBack(octets);
        }
        assertComesBack(letters(random, 300_000).getBytes(UTF_8));
    }

    /** With compression a text that is in the secret too would make the whole shorter. */
    @Test
    @Tag("S-04")
    void theLengthDoesNotTellWhatIsInASecretToo() {
        Random random = new Random(3);
        for (int round = 0; round < 1_000; round++) {
            String secret = letters(random, 100);
            String known = letters(random, 40);
            String right = "{\"name\":\"" + secret.substring(20, 60) + "\"} " + secret;
            String wrong = "{\"name\":\"" + known + "\"} " + secret;

            assertThat(Base64Packing.pack(right.getBytes(UTF_8)).length)
                    .isEqualTo(Base64Packing.pack(wrong.getBytes(UTF_8)).length);
        }
    }

    @Test
    void damageIsTold() {
        byte[] packed = Base64Packing.pack("some text, then AAAAAAAAAAAAAAAAAAAAAAAA".getBytes(UTF_8));

        for (int length = 1; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length != "some text, then ".length() + 1) { // there a text ends
                assertThatThrownBy(() -> Base64Packing.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void anyOctetsAreReadOrRefused() {
        Random random = new Random(5);
        for (int round = 0; round < 50_000; round++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            try {
                assertThat(Base64Packing.unpack(octets)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("a length is damaged|less is there than its length says");
            }
        }
    }
}
