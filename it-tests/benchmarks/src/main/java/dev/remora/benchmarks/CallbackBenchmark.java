package dev.remora.benchmarks;

import com.sun.net.httpserver.HttpServer;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.internal.cdi.RemoraExtension;
import io.smallrye.config.inject.ConfigExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

    /** The application. */
    @ApplicationScoped
    public static class SignIns {

        @Inject
        @RemoteApp("callback")
        OAuthRemote remote;

        OAuthRemote remote() {
            return remote;
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SignedIdToken idToken = new SignedIdToken("RS256");
    private final HttpServer provider = server();
    private final URI base =
            URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
    private final WeldContainer container = container();
    private final SignIns signIns = container.select(SignIns.class).get();
    private final CallbackRequest request =
            container.select(CallbackRequest.class).get();
    private final RequestContextController context =
            container.select(RequestContextController.class).get();

    @Setup
    public void answer() {
        String tokens =
                "{\"access_token\":\"benchmark-token\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"id_token\":\""
                        + idToken.text() + "\"}";
        answer("/token", tokens);
        answer("/keys", idToken.jwks());
        provider.setExecutor(threads);
        provider.start();
    }

    @TearDown
    public void stop() {
        container.close();
        provider.stop(0);
        threads.shutdownNow();
    }

    /** What the provider and the network need. */
    @Benchmark
    public String floorTokenRequest() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(base.resolve("token"))
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
        request.ofNewBrowser();
        String state = inRequest(this::begun);
        request.comesWith(Map.of("code", List.of("c"), "state", List.of(state)));
        return inRequest(this::finished);
    }

    private String begun() {
        URI uri = signIns.remote()
                .authorization()
                .callback(CallbackRequest.CALLBACK.toString())
                .uri();
        String query = uri.getRawQuery();
        int start = query.indexOf("state=") + "state=".length();
        int end = query.indexOf('&', start);
        return query.substring(start, end < 0 ? query.length() : end);
    }

    private String finished() {
        Granted granted = signIns.remote().authorizedResponse().granted().orElseThrow();
        return granted.identity().orElseThrow().subject();
    }

    private String inRequest(Supplier<String> work) {
        context.activate();
        try {
            return work.get();
        } finally {
            context.deactivate();
        }
    }

    private WeldContainer container() {
        Map<String, String> settings = Map.of(
                "issuer",
                SignedIdToken.ISSUER,
                "client-id",
                SignedIdToken.CLIENT_ID,
                "client-secret",
                "benchmark-secret",
                "authorize-url",
                base + "authorize",
                "token-url",
                base + "token",
                "jwks-url",
                base + "keys",
                "nonce",
                "none",
                "userinfo",
                "never");
        settings.forEach((key, value) -> System.setProperty("remora.callback." + key, value));
        return new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new ConfigExtension())
                .addBeanClasses(SignIns.class, CallbackRequest.class)
                .initialize();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        provider.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}
