package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a proxy that wants to know who asks. */
@Tag("clients")
class ProxyCredentialsTest {

    private static final WireAnswer WHO = WireAnswer.status(407, "Proxy-Authenticate: Basic realm=\"p\"");

    private final WireServer proxy = new WireServer();

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void itIsTold() {
        try (TestApp app = app("http", "u", Secret.of("p"))) {
            assertThat(app.remote().get("x").status()).isEqualTo(200);
        }

        assertThat(proxy.only().header("Proxy-Authorization")).hasValue("Basic dTpw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    @Timeout(15)
    void whereNobodyToldItTheCallFailsAtOnce(String scheme) {
        proxy.answersAlways(request -> WHO);
        try (TestApp app = app(scheme, null, null)) {
            TransportException thrown = catchThrowableOfType(
                    TransportException.class, () -> app.remote().post("x"));

            assertThat(thrown)
                    .hasMessage("REMORA-00667: remote app 'photos': the call did not get to " + scheme
                            + "://api.example:99: the proxy answered with status 407 (Proxy Authentication Required):"
                            + " it wants a user; set proxy-user and proxy-password");
            assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
            assertThatThrownBy(() -> app.remote()
                            .request("x")
                            .async()
                            .get()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .hasMessageStartingWith("REMORA-00667: ");
        }
    }

    @Test
    void aRefusalSaysThatTheyWereWrong() {
        proxy.answersAlways(request -> WHO);
        try (TestApp app = app("http", "u", Secret.of("canary-proxy-password"))) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .hasMessage("REMORA-00667: remote app 'photos': the call did not get to http://api.example:99: the"
                            + " proxy answered with status 407 (Proxy Authentication Required): it refuses proxy-user"
                            + " and proxy-password");
        }
    }

    @Test
    void a407OfAProviderWithoutProxyIsAnAnswer() {
        proxy.answersAlways(request -> WHO);
        try (TestApp app = TestApp.oauth2(proxy)) {
            assertThat(app.remote().get("x").status()).isEqualTo(407);
        }
    }

    private TestApp app(String scheme, @Nullable String user, @Nullable Secret password) {
        InetSocketAddress address = InetSocketAddress.createUnresolved(
                "127.0.0.1", URI.create(proxy.origin()).getPort());
        return TestApp.oauth2(scheme + "://api.example:99/")
                .allowHttp()
                .proxy(new ProxySettings(address, user, password));
    }
}
