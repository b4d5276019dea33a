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

    @Test
    void has128BitsInHexadecimal() {
        NonceSource nonces = NonceSource.random(new SecureRandom());

        for (int i = 0; i < 2_000; i++) {
            assertThat(nonces.next()).matches("[0-9a-f]{32}");
        }
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

        // AES-256 of the counters 0 and 1 under a key of zeros
        assertThat(nonces.next()).isEqualTo("dc95c078a2408989ad48a21492842087");
        assertThat(nonces.next()).isEqualTo("530f8afbc74536b9a963b4f1c4cb738b");
    }

    @Test
    void twoSourcesHaveNothingInCommon() {
        assertThat(NonceSource.random(new SecureRandom()).next())
                .isNotEqualTo(NonceSource.random(new SecureRandom()).next());
    }
}
