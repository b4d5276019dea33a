package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-06")
class RandomNoncesUniquenessTest {

    private static final int THREADS = 16;
    private static final int EACH = 625_000;

    @Test
    void neverRepeatsInTenMillionNoncesOfSixteenThreads() throws Exception {
        NonceSource nonces = NonceSource.random(new SecureRandom());
        long[] all = new long[THREADS * EACH];
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int from = i * EACH;
                runs.add(() -> {
                    for (int at = from; at < from + EACH; at++) {
                        all[at] = folded(nonces.next());
                    }
                    return null;
                });
            }
            for (Future<Void> run : threads.invokeAll(runs)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Arrays.parallelSort(all);
        long repeated = 0;
        for (int i = 1; i < all.length; i++) {
            repeated += all[i] == all[i - 1] ? 1 : 0;
        }
        assertThat(repeated).isZero();
    }

    // 64 of the 131 bits will do: they are random too, and take less memory
    private static long folded(String nonce) {
        long folded = 0;
        for (int i = 0; i < nonce.length(); i++) {
            folded = folded * 75 + nonce.charAt(i) - '0';
        }
        return folded;
    }
}
