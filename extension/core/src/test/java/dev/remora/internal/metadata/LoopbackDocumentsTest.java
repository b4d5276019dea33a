package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.ResponseInvalidException;
import dev.remora.TransportException;
import dev.remora.internal.http.ProtocolHttp;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents of a provider that is really there. */
@Tag("F-02")
class LoopbackDocumentsTest {

    private static final int LIMIT = 512 * 1024;
    private static final String KEYS = "{\"keys\":[]}";

    private final AtomicLong nanos = new AtomicLong();
    private final ProviderDocuments documents = new ProviderDocuments(nanos::get, () -> 0.5);
    private final ProtocolHttp http = new ProtocolHttp();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<String> paths = new HashSet<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String issuer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        end.countDown();
        documents.close();
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void metadataAndKeysAreFoundByTheIssuer() {
        at("/.well-known/openid-configuration", answering(200, metadata()));
        at("/keys", answering(200, KEYS));

        assertThat(keys(DiscoveringApp.of(issuer)).keys().size()).isZero();
        assertThat(requests)
                .containsExactly(
                        "GET /.well-known/openid-configuration application/json, */*;q=0.1",
                        "GET /keys application/jwk-set+json, application/json, */*;q=0.1");
    }

    @Test
    void halfAMegabyteIsReadAndOneOctetMoreIsNot() {
        at("/.well-known/openid-configuration", answering(200, padded(metadata(), LIMIT)));
        assertThat(metadata(DiscoveringApp.of(issuer)).get().issuer()).isEqualTo(issuer);

        at("/.well-known/openid-configuration", answering(200, padded(metadata(), LIMIT + 1)));
        ResponseInvalidException thrown =
                fails(ResponseInvalidException.class, metadata(DiscoveringApp.of(issuer))::get);

        assertThat(thrown.code()).isEqualTo(ErrorCode.RESPONSE_TOO_LARGE);
        assertThat(thrown)
                .hasMessage("REMORA-00221: the response to the metadata call of remote app 'acme' is larger than 524288"
                        + " bytes; the setting protocol-size-limit can raise that");
    }

    @Test
    void theSameGoesForKeys() {
        at("/.well-known/openid-configuration", answering(200, metadata()));
        at("/keys", answering(200, padded(KEYS, LIMIT)));
        assertThat(keys(DiscoveringApp.of(issuer)).keys().size()).isZero();

        at("/keys", answering(200, padded(KEYS, LIMIT + 1)));
        assertThat(fails(ResponseInvalidException.class, keys(DiscoveringApp.of(issuer))::keys))
                .hasMessage("REMORA-00221: the response to the keys call of remote app 'acme' is larger than 524288"
                        + " bytes; the setting protocol-size-limit can raise that");
    }

    @Test
    void aLargerProtocolSizeLimitCounts() {
        at("/.well-known/openid-configuration", answering(200, padded(metadata(), LIMIT + 1)));

        assertThat(metadata(DiscoveringApp.of(issuer).withSizeLimit(LIMIT + 1))
                        .get()
                        .issuer())
                .isEqualTo(issuer);
    }

    @Test
    void anAnswerThatDoesNotComeIsWaitedForNoLongerThanTheDeadline() {
        at("/.well-known/openid-configuration", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(end); // the rest does not come
        });

        TransportException thrown = fails(
                TransportException.class,
                metadata(DiscoveringApp.of(issuer).withDeadline(Duration.ofMillis(300)))::get);

        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thrown)
                .hasMessage("REMORA-00209: the metadata call of remote app 'acme' was given up: " + issuer
                        + " did not answer completely within the protocol-deadline of 300 ms");
        // none, if it was over before the request was sent
        assertThat(requests).as("no other address is tried").hasSizeLessThan(2);
    }

    @Test
    @Tag("C-17")
    void aRedirectIsNotFollowedAndEndsTheSearch() {
        at("/.well-known/openid-configuration", exchange -> {
            exchange.getResponseHeaders().set("Location", issuer + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        at("/elsewhere", answering(200, metadata()));

        ResponseInvalidException thrown =
                fails(ResponseInvalidException.class, metadata(DiscoveringApp.of(issuer))::get);

        assertThat(thrown.code()).isEqualTo(ErrorCode.REDIRECT_REFUSED);
        assertThat(thrown)
                .hasMessage("REMORA-00214: the metadata call of remote app 'acme' was answered with a redirect"
                        + " (status 302), which is never followed");
        assertThat(requests).hasSize(1);
    }

    @Test
    @Tag("C-18")
    void plainHttpToAnotherMachineIsNotSpoken() {
        OAuthException thrown = fails(OAuthException.class, metadata(DiscoveringApp.of("http://idp.example"))::get);

        assertThat(thrown.code()).isEqualTo(ErrorCode.INSECURE_URL);
    }

    @Test
    void filtersSeeTheCalls() {
        at("/.well-known/openid-configuration", answering(200, "{}"));
        List<String> seen = new ArrayList<>();
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolRequest request(ProtocolRequest request) {
                seen.add(request.call().name());
                return request.withHeader("Accept", "text/x-test");
            }

            @Override
            public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
                return response.withBody(metadata().getBytes(StandardCharsets.UTF_8));
            }
        };
        DiscoveringApp app = DiscoveringApp.of(issuer);

        ProviderMetadata found = documents
                .metadata(
                        app.settings(),
                        app.openId(),
                        true,
                        DiscoveringApp.nothingSet(),
                        http.exchange(app.settings(), List.of(filter)))
                .get();

        assertThat(found.issuer()).isEqualTo(issuer);
        assertThat(seen).containsExactly("METADATA");
        assertThat(requests).containsExactly("GET /.well-known/openid-configuration text/x-test");
    }

    @Test
    void inTheBackgroundOneThreadThatBelongsToNobodyFetches() throws Exception {
        at("/.well-known/openid-configuration", answering(200, metadata()));
        CompletableFuture<Thread> fetching = new CompletableFuture<>();
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolRequest request(ProtocolRequest request) {
                if (nanos.get() > 0) {
                    fetching.complete(Thread.currentThread());
                }
                return request;
            }
        };
        DiscoveringApp app = DiscoveringApp.of(issuer);
        MetadataSource source = documents.metadata(
                app.settings(),
                app.openId(),
                true,
                DiscoveringApp.nothingSet(),
                http.exchange(app.settings(), List.of(filter)));
        source.get();
        nanos.set(Duration.ofHours(23).toNanos());
        source.get();

        Thread thread = fetching.get(20, TimeUnit.SECONDS);
        assertThat(thread).isNotSameAs(Thread.currentThread());
        assertThat(thread.getName()).isEqualTo("remora-metadata");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
        documents.close();
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
        nanos.set(Duration.ofHours(40).toNanos());
        assertThat(source.get().issuer()).as("after the end of the application").isEqualTo(issuer);
    }

    private MetadataSource metadata(DiscoveringApp app) {
        return documents.metadata(
                app.settings(),
                app.openId(),
                true,
                DiscoveringApp.nothingSet(),
                http.exchange(app.settings(), List.of()));
    }

    private KeySource keys(DiscoveringApp app) {
        return documents.keys(app.settings(), metadata(app), http.exchange(app.settings(), List.of()));
    }

    private String metadata() {
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}";
    }

    private static String padded(String json, int length) {
        return json + " ".repeat(length - json.length());
    }

    private void at(String path, HttpHandler handler) {
        if (!paths.add(path)) {
            server.removeContext(path);
        }
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Accept"));
            handler.handle(exchange);
            exchange.close();
        });
    }

    private static HttpHandler answering(int status, String body) {
        return exchange -> {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        };
    }

    private static <T extends OAuthException> T fails(Class<T> type, ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(type, call));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
