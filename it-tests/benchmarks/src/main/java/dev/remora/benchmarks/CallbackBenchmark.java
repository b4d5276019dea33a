package dev.remora.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A sign-in with OpenID Connect, from the redirect to who the user is, beside the bare token request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 6, time = 5)
@Fork(value = 2, jvmArgsAppend = "-Dsun.net.httpserver.nodelay=true")
public class CallbackBenchmark {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignIns signIns = new SignIns();

    @TearDown
    public void stop() {
        signIns.close();
    }

    /** What the provider and the network need. */
    @Benchmark
    public String floorTokenRequest() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(signIns.base().resolve("token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        "grant_type=authorization_code&code=c&client_id=webshop&redirect_uri=x"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Two requests of a browser, and the token request. */
    @Benchmark
    public String remora() {
        return signIns.signIn();
    }
}
