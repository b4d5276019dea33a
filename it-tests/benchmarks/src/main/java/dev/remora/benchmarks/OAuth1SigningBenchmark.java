package dev.remora.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

/**
 * One POST signed with HMAC-SHA1 into a finished Authorization header, nonce and timestamp fresh each time; beside the
 * floor, which is one {@link Mac} over the finished base string and Base64.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@State(Scope.Thread)
public class OAuth1SigningBenchmark {

    private final ScribeJavaSide scribejava = new ScribeJavaSide();
    private final SignpostSide signpost = new SignpostSide();
    private final GoogleSide google = new GoogleSide();
    private final JerseySide jersey;
    private Mac mac;
    private byte[] baseString;

    public OAuth1SigningBenchmark() {
        try {
            jersey = new JerseySide();
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(
                    (Call.CONSUMER_SECRET + '&' + Call.TOKEN_SECRET).getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            baseString = new byte[0];
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One signer, as an application has it, whatever the number of threads. */
    @State(Scope.Benchmark)
    public static class Shared {

        private final RemoraSide remora = new RemoraSide("HMAC-SHA1", null);
    }

    @Setup
    public void finishBaseString(Shared shared) {
        baseString = shared.remora.baseString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public String remora(Shared shared) {
        return shared.remora.header();
    }

    @Benchmark
    public String scribejava() {
        return scribejava.header();
    }

    @Benchmark
    public String signpost() throws Exception {
        return signpost.header();
    }

    @Benchmark
    public String jersey() throws Exception {
        return jersey.header();
    }

    @Benchmark
    public String googleOauthClient() throws Exception {
        return google.header();
    }

    @Benchmark
    public String floorMacOnly() {
        return Base64.getEncoder().encodeToString(mac.doFinal(baseString));
    }
}
