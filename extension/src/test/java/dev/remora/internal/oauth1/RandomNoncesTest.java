package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-06")
class RandomNoncesTest {

    private final NonceSource nonces = NonceSource.random(new SecureRandom());

    @Test
    void has128BitsInHexadecimal() {
        assertThat(nonces.next()).matches("[0-9a-f]{32}");
    }

    @Test
    void neverRepeatsAmong64Threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<List<String>>> runs = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                runs.add(threads.submit(() -> java.util.stream.Stream.generate(nonces::next)
                        .limit(5_000)
                        .toList()));
            }
            Set<String> all = new HashSet<>();
            for (Future<List<String>> run : runs) {
                all.addAll(run.get());
            }
            assertThat(all).hasSize(64 * 5_000);
        } finally {
            threads.shutdownNow();
        }
    }
}
