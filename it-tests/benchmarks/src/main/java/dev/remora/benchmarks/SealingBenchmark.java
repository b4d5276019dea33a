package dev.remora.benchmarks;

import dev.remora.internal.store.KeyedSealer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The sealing of a record of 2 KB for a store, beside the bare cipher with the same random numbers and additional data. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SealingBenchmark {

    private static final String[] PLACE = {"remora_token", "github", "caller:duke", "", "record"};

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];
    private final SecretKeySpec spec = new SecretKeySpec(key, "AES");
    private final KeyedSealer sealer = new KeyedSealer(List.of(key), random);
    private final byte[] record = new byte[2048];
    private final byte[] place = String.join("\n", PLACE).getBytes(StandardCharsets.UTF_8);

    /** Runs both in turns, for a machine that does something else too. */
    public static void main(String[] args) throws Exception {
        SealingBenchmark sides = new SealingBenchmark();
        new Turns(1000, 500)
                .side("floorCipherOnly", sides::floorCipherOnly)
                .side("remora", sides::remora)
                .print("sealing");
    }

    /** AES-256-GCM with a fresh nonce. */
    @Benchmark
    public byte[] floorCipherOnly() throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, spec, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(place);
        return cipher.doFinal(record);
    }

    /** As stores do it. */
    @Benchmark
    public byte[] remora() {
        return sealer.seal(record, PLACE);
    }
}
