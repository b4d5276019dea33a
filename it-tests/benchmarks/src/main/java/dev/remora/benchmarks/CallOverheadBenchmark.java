package dev.remora.benchmarks;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth20Service;
import dev.remora.OAuthRemote;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One GET of 1 KB of JSON, read as text, from a server in a process of its own on loopback, connections kept; and the same
 * answered within the client, without the wire.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@State(Scope.Thread)
public class CallOverheadBenchmark {

    private static final String BEARER = "Bearer " + RemoraCalls.ACCESS_TOKEN;
    private static final String PATH = "answer";

    private final AnswerServer server;
    private final URI address;
    private final RemoraCalls calls;
    private final RemoraCalls callsAtOnce;
    private final OAuthRemote oauth2;
    private final OAuthRemote oauth1;
    private final OAuthRemote oauth2AtOnce;
    private final OAuthRemote oauth1AtOnce;
    private final Client client = withTimeouts(ClientBuilder.newBuilder());
    private final Client withoutTimeouts = ClientBuilder.newClient();
    private final Client clientAtOnce;
    private final OAuth20Service scribejava;
    private final SpringSide spring;

    public CallOverheadBenchmark() {
        try {
            server = AnswerServer.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        address = server.base().resolve(PATH);
        calls = new RemoraCalls(server.base(), ClientBuilder::newBuilder);
        oauth2 = calls.oauth2();
        oauth1 = calls.oauth1();
        callsAtOnce = new RemoraCalls(server.base(), AtOnceEngine::newBuilder);
        oauth2AtOnce = callsAtOnce.oauth2();
        oauth1AtOnce = callsAtOnce.oauth1();
        clientAtOnce = withTimeouts(AtOnceEngine.newBuilder());
        scribejava = new ServiceBuilder(Call.CONSUMER_KEY).build(new NoApi());
        spring = new SpringSide(address);
    }

    /** Each way gets the same. */
    @Setup
    public void compareAnswers() throws Exception {
        for (String answer : new String[] {
            plain(),
            plainWithoutTimeouts(),
            remora(),
            remoraOAuth1(),
            scribejava(),
            spring(),
            plainAtOnce(),
            remoraAtOnce(),
            remoraOAuth1AtOnce()
        }) {
            if (!answer.equals(AnswerServer.JSON)) {
                throw new IllegalStateException(answer);
            }
        }
    }

    @TearDown
    public void stop() throws IOException {
        client.close();
        withoutTimeouts.close();
        clientAtOnce.close();
        scribejava.close();
        calls.close();
        callsAtOnce.close();
        server.close();
    }

    @Benchmark
    public String plain() {
        return get(client);
    }

    @Benchmark
    public String plainWithoutTimeouts() {
        return get(withoutTimeouts);
    }

    @Benchmark
    public String remora() {
        return oauth2.get(PATH).text();
    }

    @Benchmark
    public String remoraOAuth1() {
        return oauth1.get(PATH).text();
    }

    @Benchmark
    public String scribejava() throws Exception {
        OAuthRequest request = new OAuthRequest(Verb.GET, address.toString());
        scribejava.signRequest(RemoraCalls.ACCESS_TOKEN, request);
        try (Response response = scribejava.execute(request)) {
            return response.getBody();
        }
    }

    @Benchmark
    public String spring() {
        return spring.get();
    }

    @Benchmark
    public String plainAtOnce() {
        return get(clientAtOnce);
    }

    @Benchmark
    public String remoraAtOnce() {
        return oauth2AtOnce.get(PATH).text();
    }

    @Benchmark
    public String remoraOAuth1AtOnce() {
        return oauth1AtOnce.get(PATH).text();
    }

    /** The timeouts that Remora sets: a socket that is read with a timeout costs the JDK two system calls more. */
    private static Client withTimeouts(ClientBuilder builder) {
        return builder.connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS)
                .build();
    }

    private String get(Client sender) {
        WebTarget target = sender.target(address);
        try (jakarta.ws.rs.core.Response response = target.request(MediaType.WILDCARD_TYPE)
                .header(HttpHeaders.AUTHORIZATION, BEARER)
                .get()) {
            return response.readEntity(String.class);
        }
    }

    /** Nothing is authorized. */
    private static final class NoApi extends DefaultApi20 {

        @Override
        public String getAccessTokenEndpoint() {
            return "";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return "";
        }
    }
}
