package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import dev.remora.spi.ProtocolResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {

    private final ProtocolHttp http = new ProtocolHttp();
    private ProxyServer proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new ProxyServer();
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        proxy.close();
    }

    @Test
    void throughATunnelTheProxySeesNoSecret(@TempDir Path directory) throws Exception {
        try (TlsServer server = new TlsServer(directory, "localhost", "-1d", 30)) {
            Apps apps = Apps.oauth2().withTls(server.trust()).withProxy(proxy.address());

            ProtocolResponse response = send(apps, server.uri());

            assertThat(response.body()).asString().isEqualTo("ok");
            assertThat(server.requests())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .endsWith("code=" + Canary.SECRET);
            assertThat(proxy.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("CONNECT localhost:" + server.uri().getPort() + " HTTP/1.1\r\n")
                            .doesNotContain(Canary.SECRET)
                            .doesNotContain("/token"));
        }
    }

    @Test
    void plainCallsAreTheProxysToMake() {
        URI uri = URI.create("http://provider.example/token");

        ProtocolResponse response = send(Apps.oauth2().withHttpAllowed().withProxy(proxy.address()), uri);

        assertThat(response.body()).asString().isEqualTo("proxy");
        assertThat(proxy.heads())
                .singleElement()
                .satisfies(head -> assertThat(head).startsWith("POST http://provider.example/token HTTP/1.1\r\n"));
    }

    @Test
    void aRemoteAppWithoutProxyUsesNone() throws Exception {
        try (RawServer server = new RawServer()) {
            send(Apps.oauth2(), server.uri("/token"));

            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @Test
    void aProxyThatIsDownMakesTheProviderUnreachable() throws Exception {
        InetSocketAddress address = proxy.address();
        proxy.close();

        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> send(Apps.oauth2().withProxy(address), URI.create("https://provider.example/token")));

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from"
                        + " https://provider.example:443: it does not accept connections");
    }

    private ProtocolResponse send(Apps apps, URI uri) {
        return http.exchange(apps.settings(), List.of()).send(Sent.tokenRequest(uri), UnaryOperator.identity());
    }
}
