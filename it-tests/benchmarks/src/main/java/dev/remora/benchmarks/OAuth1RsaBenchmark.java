package dev.remora.benchmarks;

import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same POST signed with RSA-SHA256 and a key of 2048 bits, beside the bare {@link Signature} and Base64. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class OAuth1RsaBenchmark {

    private Signature bare;
    private byte[] baseString;

    /** One key and one signer for all threads. */
    @State(Scope.Benchmark)
    public static class Shared {

        private final KeyPair keys;
        private final RemoraSide remora;

        public Shared() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                keys = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            remora = new RemoraSide("RSA-SHA256", Secret.of(pem));
        }
    }

    public OAuth1RsaBenchmark() {
        try {
            bare = Signature.getInstance("SHA256withRSA");
            baseString = new byte[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void finishBaseString(Shared shared) throws GeneralSecurityException {
        bare.initSign(shared.keys.getPrivate());
        baseString = shared.remora.baseString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public String remoraRsaSha256(Shared shared) {
        return shared.remora.header();
    }

    @Benchmark
    public String floorSignatureOnly() throws GeneralSecurityException {
        bare.update(baseString);
        return Base64.getEncoder().encodeToString(bare.sign());
    }
}
