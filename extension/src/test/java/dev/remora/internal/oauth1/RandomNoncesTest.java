package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
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
    void twoSourcesHaveNothingInCommon() {
        assertThat(NonceSource.random(new SecureRandom()).next())
                .isNotEqualTo(NonceSource.random(new SecureRandom()).next());
    }
}
