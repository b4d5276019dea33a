package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OAuth1SignerConcurrencyTest {

    private static final int THREADS = 64;
    private static final int CALLS = 200;

    private final OAuth1Signer signer = new OAuth1Signer(
            "app",
            "key",
            new SignatureAlgorithms("app", List.of()).named("HMAC-SHA1", Secret.of("secret"), null, null),
            null,
            NonceSource.random(new SecureRandom()),
            InstantSource.system());

    private record Signed(SampleRequest request, String tokenSecret, String header) {}

    @Test
    @Tag("G-06")
    void signsFor64ThreadsAtOnceWithoutRepeatingANonceOrMixingUpRequests() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<Signed>>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                runs.add(threads.submit(() -> {
                    start.await();
                    return calls(thread);
                }));
            }
            start.countDown();
            Set<String> nonces = new HashSet<>();
            for (Future<List<Signed>> run : runs) {
                for (Signed signed : run.get()) {
                    assertThat(new Verifier("secret", signed.tokenSecret()).accepts(signed.header(), signed.request()))
                            .as(signed.header())
                            .isTrue();
                    nonces.add(Verifier.parameters(signed.header())
                            .first("oauth_nonce")
                            .orElseThrow());
                }
            }
            assertThat(nonces).hasSize(THREADS * CALLS);
        } finally {
            threads.shutdownNow();
        }
    }

    // every thread signs for tokens of its own and of all
    private List<Signed> calls(int thread) {
        List<Signed> signed = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            OAuth1Token token = i % 3 == 0 ? Token.oauth1("all", "secret of all") : Token.oauth1("t" + thread, "s" + i);
            SampleRequest request = new SampleRequest(
                    i % 2 == 0 ? "GET" : "POST",
                    "https://h" + thread + ".example/" + i + "?q=" + thread,
                    Parameters.none().and("form", "value " + i),
                    Parameters.none());
            String header = signer.authorizationHeader(
                    request.method(), URI.create(request.uri()), request.form(), request.protocol(), token);
            signed.add(new Signed(request, token.secret(), header));
        }
        return signed;
    }
}
