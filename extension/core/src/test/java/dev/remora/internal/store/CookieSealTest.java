package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.tck.AtOnce;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieSealTest {

    private static final String SHOP = "/shop";
    private static final String NAME = "remora-a-1";
    private static final byte[] CONTENT = "canary-token düké".getBytes(StandardCharsets.UTF_8);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final CookieSeal seal = seal(1);

    static byte[] key(int number) {
        byte[] key = new byte[CookieSeal.KEY_LENGTH];
        new Random(number).nextBytes(key);
        return key;
    }

    private static CookieSeal seal(int... numbers) {
        return new CookieSeal(
                IntStream.of(numbers).mapToObj(CookieSealTest::key).toList(), new SecureRandom());
    }

    private String sealed() {
        return seal.seal(SHOP, NAME, CONTENT);
    }

    private void assertNotOpened(String value) {
        assertThat(seal.open(SHOP, NAME, value)).as(value).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 2900})
    void opensWhatItSealed(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);

        assertThat(seal.open(SHOP, NAME, seal.seal(SHOP, NAME, content)))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(content));
    }

    @Test
    @Tag("S-04")
    void showsNothingOfTheContent() {
        String value = sealed();

        assertThat(value).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
    }

    @Test
    @Tag("S-04")
    void sealsTheSameContentToAnotherValueEachTime() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(sealed());
        }

        assertThat(values).hasSize(1000);
    }

    /** Salt and nonce are octets 5 to 28: a pair must not come back under one key. */
    @Test
    @Tag("S-04")
    void drawsSaltAndNonceAnew() {
        Set<String> salts = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] octets = Base64.getUrlDecoder().decode(sealed());
            salts.add(Arrays.toString(Arrays.copyOfRange(octets, 5, 17)));
            nonces.add(Arrays.toString(Arrays.copyOfRange(octets, 17, 29)));
        }

        assertThat(salts).hasSize(1000);
        assertThat(nonces).hasSize(1000);
    }

    @Test
    @Tag("S-04")
    void opensNothingWithAnyBitOfAnyOctetChanged() {
        byte[] octets = Base64.getUrlDecoder().decode(sealed());

        for (int at = 0; at < octets.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] changed = octets.clone();
                changed[at] ^= (byte) (1 << bit);
                assertNotOpened(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
            }
        }
    }

    @Test
    @Tag("S-04")
    void opensNothingWithAnyLetterChangedToAnyOther() {
        String value = sealed();

        for (int at = 0; at < value.length(); at++) {
            for (char other : ALPHABET.toCharArray()) {
                if (value.charAt(at) != other) {
                    assertNotOpened(value.substring(0, at) + other + value.substring(at + 1));
                }
            }
        }
    }

    @Test
    @Tag("S-04")
    void opensNothingThatWasCutOrLengthened() {
        String value = sealed();

        for (int length = 0; length < value.length(); length++) {
            assertNotOpened(value.substring(0, length));
            assertNotOpened(value.substring(value.length() - length));
        }
        for (String more : List.of("A", "AA", "AAA", "AAAA", "=", "==", " ", "\n", "\0")) {
            assertNotOpened(value + more);
            assertNotOpened(more + value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "A",
                "+/+/",
                "ä",
                "%41",
                "\"AQ\"",
                "null",
                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
                "\uD800"
            })
    void opensNothingThatIsNoValueOfIts(String value) {
        assertNotOpened(value);
    }

    @Test
    void opensNothingThatNoBrowserWouldKeep() {
        assertNotOpened(seal.seal(SHOP, NAME, new byte[4096]));
        assertNotOpened("A".repeat(10_000_000));
    }

    @Test
    void opensNothingRandom() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(200)];
            random.nextBytes(octets);
            if (octets.length > 5 && random.nextBoolean()) {
                System.arraycopy(Base64.getUrlDecoder().decode(sealed()), 0, octets, 0, 5);
            }
            assertNotOpened(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
        }
    }

    @Test
    @Tag("S-04")
    void opensNothingOfAnotherApplicationOrName() {
        String value = sealed();

        assertThat(seal.open("/other", NAME, value)).isEmpty();
        assertThat(seal.open("", NAME, value)).isEmpty();
        assertThat(seal.open(SHOP, "remora-a-2", value)).isEmpty();
        assertThat(seal.open(SHOP, "__Host-" + NAME, value)).isEmpty();
        assertThat(seal.open(SHOP + NAME, "", value)).isEmpty();
    }

    @Test
    void whereTheApplicationEndsAndTheNameBeginsMatters() {
        assertThat(seal.open("/sho", "p" + NAME, seal.seal("/shop", NAME, CONTENT)))
                .isEmpty();
    }

    @Test
    @Tag("S-04")
    void opensWhatOlderKeysSealed() {
        CookieSeal first = seal(1);
        CookieSeal second = seal(2, 1);
        CookieSeal third = seal(3, 2, 1);
        CookieSeal last = seal(3);
        String byFirst = first.seal(SHOP, NAME, CONTENT);
        String bySecond = second.seal(SHOP, NAME, CONTENT);
        String byThird = third.seal(SHOP, NAME, CONTENT);

        for (String value : List.of(byFirst, bySecond, byThird)) {
            assertThat(third.open(SHOP, NAME, value)).contains(CONTENT);
        }
        assertThat(second.open(SHOP, NAME, byFirst)).contains(CONTENT);
        assertThat(first.open(SHOP, NAME, bySecond)).isEmpty();
        assertThat(second.open(SHOP, NAME, byThird)).isEmpty();
        assertThat(last.open(SHOP, NAME, byThird)).contains(CONTENT);
        assertThat(last.open(SHOP, NAME, bySecond)).isEmpty();
    }

    @Test
    void opensNothingOfAnotherKeyWhateverItClaimsToBe() {
        byte[] octets = Base64.getUrlDecoder().decode(seal(2).seal(SHOP, NAME, CONTENT));
        System.arraycopy(Base64.getUrlDecoder().decode(sealed()), 1, octets, 1, 4);

        assertNotOpened(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24, 31, 33, 64})
    void takesNoKeyOfAnotherLength(int length) {
        assertThatThrownBy(() -> new CookieSeal(List.of(key(1), new byte[length]), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no key, or one of another length");
    }

    @Test
    void wantsAKey() {
        assertThatThrownBy(() -> new CookieSeal(List.of(), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no key, or one of another length");
    }

    /** A value that the first release wrote: no later one may fail to read it. */
    @Test
    @Tag("S-05")
    void opensWhatTheFirstReleaseWrote() {
        assertThat(seal.open(
                        SHOP,
                        NAME,
                        "AdmKZE5zYWx0LW9mLTAwMDFub25jZS1vZi0wMDFiNJ9bUnLRJJg_P-lINhQLUR7qVkNleQosf3bF-VWUGefKOA"))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(CONTENT));
    }

    @Test
    @Tag("S-05")
    void opensNothingOfAnotherFormat() {
        byte[] octets = Base64.getUrlDecoder().decode(sealed());
        octets[0] = 2;

        assertNotOpened(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
    }

    @Test
    void servesManyThreads() throws InterruptedException {
        List<Boolean> opened = AtOnce.call(16, () -> {
            List<Boolean> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(seal.open(SHOP, NAME, sealed())
                        .filter(c -> Arrays.equals(c, CONTENT))
                        .isPresent());
            }
            return !all.contains(false);
        });

        assertThat(Collections.frequency(opened, true)).isEqualTo(16);
    }
}
