package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void throughATunnelTheProviderSeesNoSecretOfTheProxy(@TempDir Path directory) throws Exception {
        ProxySettings known = new ProxySettings(proxy.address(), "u", Secret.of("p"));
        try (TlsServer server = new TlsServer(directory, "localhost", "-1d", 30)) {
            send(Apps.oauth2().withTls(server.trust()).withProxy(known), server.uri());

            assertThat(server.requests())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("POST /token HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("proxy-")
                    .doesNotContain("dTpw");
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

    @Test
    void aProxyThatWantsToKnowWhoAsksIsTold() {
        proxy.wants("Basic dTpw");
        ProxySettings known = new ProxySettings(proxy.address(), "u", Secret.of("p"));

        ProtocolResponse response =
                send(Apps.oauth2().withHttpAllowed().withProxy(known), URI.create("http://provider.example/token"));

        assertThat(response.body()).asString().isEqualTo("proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    @Timeout(10)
    void whereNobodyToldItTheCallFailsAtOnce(String scheme) {
        proxy.wants("Basic dTpw");

        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> send(
                        Apps.oauth2()
                                .withHttpAllowed()
                                .withDeadline(Duration.ofMinutes(1))
                                .withProxy(proxy.address()),
                        URI.create(scheme + "://provider.example:99/token")));

        assertThat(thrown)
                .hasMessage("REMORA-00220: the token request of remote app 'github' did not get to " + scheme
                        + "://provider.example:99: the proxy answered with status 407 (Proxy Authentication Required):"
                        + " it wants a user; set proxy-user and proxy-password");
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
    }

    @Test
    void aRefusalSaysThatTheyWereWrong() {
        proxy.wants("Basic dTpw");
        ProxySettings wrong = new ProxySettings(proxy.address(), "u", Secret.of(Canary.SECRET));

        assertThat(catchThrowableOfType(
                        TransportException.class,
                        () -> send(
                                Apps.oauth2().withHttpAllowed().withProxy(wrong),
                                URI.create("http://provider.example/token"))))
                .hasMessage("REMORA-00220: the token request of remote app 'github' did not get to"
                        + " http://provider.example:80: the proxy answered with status 407 (Proxy Authentication"
                        + " Required): it refuses proxy-user and proxy-password");
    }

    @Test
    void a407OfAProviderWithoutProxyIsAnAnswer() throws Exception {
        RawServer.Answer refusal = RawServer.text("HTTP/1.1 407 X\r\nContent-Length: 0\r\n\r\n");
        try (RawServer server = new RawServer().answering(refusal)) {
            assertThat(send(Apps.oauth2(), server.uri("/token")).status()).isEqualTo(407);
        }
    }

    private ProtocolResponse send(Apps apps, URI uri) {
        return http.exchange(apps.settings(), List.of()).send(Sent.tokenRequest(uri), ProtocolSigner.NONE);
    }
}
