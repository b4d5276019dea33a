package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-06")
class RandomNoncesTest {

    // what oauthlib's RequestValidator.check_nonce takes
    private static final String OAUTHLIB = "[A-Za-z0-9]{20,30}";

    @Test
    void isTakenByOauthlib() {
        NonceSource nonces = NonceSource.random(new SecureRandom());

        for (int i = 0; i < 2_000; i++) {
            assertThat(nonces.next()).matches(OAUTHLIB);
        }
    }

    @Test
    void has128BitsOrMore() {
        int length = NonceSource.random(new SecureRandom()).next().length();

        assertThat(length * Math.log(62) / Math.log(2)).isGreaterThan(128);
    }

    /** Pearson's test: 61 degrees of freedom, beyond 140 less than once in ten million runs. */
    @Test
    void likesNoCharacterMoreThanAnother() {
        int[] counts = new int['z' + 1];
        NonceSource nonces = NonceSource.random(new SecureRandom());
        int drawn = 0;
        while (drawn < 1_240_000) {
            String nonce = nonces.next();
            nonce.chars().forEach(c -> counts[c]++);
            drawn += nonce.length();
        }
        double expected = drawn / 62.0;
        double distance = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();

        assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(62);
        assertThat(distance).isLessThan(140);
    }

    @Test
    void repeatsNoneWithinBlocksAndAcrossThem() {
        NonceSource nonces = NonceSource.random(new SecureRandom());
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(nonces.next());
        }

        assertThat(all).hasSize(10_000);
    }

    @Test
    void keysEachBlockAnew() {
        List<Integer> asked = new ArrayList<>();
        NonceSource nonces = NonceSource.random(new SecureRandom() {

            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] octets) {
                asked.add(octets.length);
                super.nextBytes(octets);
            }
        });
        for (int i = 0; i < 257; i++) {
            nonces.next();
        }

        assertThat(asked).as("key and counter of two blocks").containsExactly(32, 16, 32, 16);
    }

    @Test
    void takesEachOctetOfABlockOnce() {
        NonceSource nonces = NonceSource.random(new SecureRandom() {

            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] octets) {
                Arrays.fill(octets, (byte) 0);
            }
        });

        // six bits an octet of AES-256 under a key of zeros, counters from 0 on; octets whose bits are 62 or 63 are
        // left out
        assertThat(nonces.next()).isEqualTo("cVA4iAJJtIiUSEgHTPK7HF");
        assertThat(nonces.next()).isEqualTo("25pj0xELzLOnA9NgruHOFT");
        assertThat(nonces.next()).isEqualTo("6zdYygDK3mq0Ri1O1G1OdK");
        assertThat(nonces.next()).isEqualTo("xoNKh7BoZkHM23HBLhB7wh");
    }

    @Test
    void twoSourcesHaveNothingInCommon() {
        assertThat(NonceSource.random(new SecureRandom()).next())
                .isNotEqualTo(NonceSource.random(new SecureRandom()).next());
    }
}
