package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.SettingsException;
import dev.remora.internal.settings.ProxySettings;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one JAX-RS client of a remote app. */
@Tag("clients")
class ClientLifeTest {

    private final WireServer server = new WireServer();
    private final AtomicInteger made = new AtomicInteger();
    private final TestApp app = TestApp.oauth2(server).builders(this::counted);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void isMadeByTheFirstCallAndNoSooner() {
        photos.request("x").query("a", "b");
        assertThat(made).hasValue(0);

        photos.get("x");
        photos.post("x");
        photos.target("x").request().get().close();
        photos.withToken(TestApp.BEARER).get("x");

        assertThat(made).hasValue(1);
    }

    @Test
    void isOneHoweverManyThreadsCallFirst() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            app.client();
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(pool.submit(() -> {
                    together.await();
                    return photos.get("x").status();
                }));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aBuilderThatFailsIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        try (TestApp failing = TestApp.oauth2(server).builders(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no JAX-RS yet");
            }
            return ClientBuilder.newBuilder();
        })) {
            assertThatThrownBy(() -> failing.remote().get("x")).hasMessageContaining("no JAX-RS yet");
            assertThat(failing.remote().get("x").status()).isEqualTo(200);
        }
    }

    @Test
    void isClosedWithItsRemoteApp() {
        List<Client> clients = new ArrayList<>();
        TestApp seen = TestApp.oauth2(server).filters(context -> clients.add(context.getClient()));
        seen.remote().get("x");

        seen.close();

        assertThatThrownBy(() -> clients.get(0).target(server.origin())).isInstanceOf(IllegalStateException.class);
        try (TestApp unused = TestApp.oauth2(server).builders(this::counted)) {
            unused.client().close();
            assertThatThrownBy(() -> unused.remote().get("x")).hasMessageContaining("remote app 'photos' was closed");
        }
    }

    @Test
    void callsGoThroughTheProxy() throws IOException {
        try (WireServer proxy = new WireServer();
                TestApp proxied = TestApp.oauth2("http://localhost:9/")
                        .allow("http://api.example")
                        .allowHttp()
                        .proxy(new ProxySettings(
                                InetSocketAddress.createUnresolved(
                                        "127.0.0.1", URI.create(proxy.origin()).getPort()),
                                null,
                                null))) {
            assertThat(proxied.remote().get("http://api.example/x?a=b").status())
                    .isEqualTo(200);
            assertThat(proxy.only().target()).isEqualTo("http://api.example/x?a=b");
            assertThat(proxy.only().header("Host")).hasValue("api.example");
        }
    }

    @Test
    @Tag("S1")
    @Tag("U3")
    void withoutBaseUrlOnlyAbsoluteUrlsAreCalled() {
        try (TestApp baseless = TestApp.oauth2(server).withoutBaseUrl()) {
            assertThat(baseless.remote().get(server.origin() + "/x").status()).isEqualTo(200);
            assertThatThrownBy(() -> baseless.remote().get("x"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("[base-url] missing");
            assertThatThrownBy(() -> baseless.remote().baseUri())
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("[base-url] missing");
        }
    }

    private ClientBuilder counted() {
        made.incrementAndGet();
        return ClientBuilder.newBuilder();
    }
}
