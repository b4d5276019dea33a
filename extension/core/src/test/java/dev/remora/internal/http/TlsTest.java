package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static TlsServer server;

    @TempDir
    static Path directory;

    private final ProtocolHttp http = new ProtocolHttp();
    private final Canary canary = Canary.listening();

    @BeforeAll
    static void start() throws Exception {
        server = new TlsServer(directory, "localhost", "-1d", 30);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void stop() {
        canary.close();
        http.close();
    }

    @Test
    void aTrustedCertificateIsAccepted() throws Exception {
        assertThat(send(Apps.oauth2().withTls(server.trust()), server.uri())).isEqualTo(200);
        assertThat(server.requests()).last(InstanceOfAssertFactories.STRING).endsWith("code=" + Canary.SECRET);
        canary.isSilent();
    }

    @Test
    @Tag("C-19")
    void aCertificateOfAnUnknownAuthorityIsNot() {
        assertThat(unreachable(Apps.oauth2(), server.uri()))
                .hasMessageEndingWith(
                        "PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException:"
                                + " unable to find valid certification path to requested target; the setting trust-store names a"
                                + " file of certificates to trust instead of those of the JVM");
    }

    @Test
    @Tag("C-19")
    void aCertificateOfAnotherNameIsNot() throws Exception {
        try (TlsServer other = new TlsServer(directory, "other.example", "-1d", 30)) {
            assertThat(unreachable(Apps.oauth2().withTls(other.trust()), other.uri()))
                    .hasMessageNotContaining("trust-store");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    @Tag("C-19")
    void anExpiredCertificateIsNot() throws Exception {
        try (TlsServer expired = new TlsServer(directory, "localhost", "-3d", 1)) {
            unreachable(Apps.oauth2().withTls(expired.trust()), expired.uri());
            assertThat(expired.requests()).isEmpty();
        }
    }

    @Test
    @Tag("C-16")
    void aHandshakeThatNeverEndsEndsWithTheDeadline() throws Exception {
        try (RawServer silent = new RawServer()) {
            TransportException thrown = failed(
                    Apps.oauth2().withDeadline(Duration.ofMillis(600)),
                    URI.create("https://localhost:" + silent.port() + "/token"));

            assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(thrown)
                    .hasMessage("REMORA-00209: the token request of remote app 'github' was given up:"
                            + " https://localhost:" + silent.port()
                            + " did not answer completely within the protocol-deadline of 600 ms");
        }
    }

    @Test
    @Tag("C-16")
    void aHandshakeIsPartOfConnecting() throws Exception {
        try (RawServer silent = new RawServer()) {
            TransportException thrown = failed(
                    Apps.oauth2().withConnectTimeout(Duration.ofMillis(600)),
                    URI.create("https://localhost:" + silent.port() + "/token"));

            assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(thrown)
                    .hasMessage("REMORA-00210: the token request of remote app 'github' was not sent:"
                            + " no connection to https://localhost:" + silent.port()
                            + " was made within the connect-timeout of 600 ms");
        }
    }

    @Test
    void whoDoesNotSpeakTlsIsUnreachable() throws Exception {
        try (TlsBreaker plain = new TlsBreaker()) {
            unreachable(Apps.oauth2(), plain.uri());
        }
    }

    private TransportException unreachable(Apps apps, URI uri) {
        TransportException thrown = failed(apps, uri);

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessageStartingWith("REMORA-00211: the token request of remote app 'github' got no answer from"
                        + " https://localhost:" + uri.getPort() + ": TLS failed: ")
                .hasCauseInstanceOf(SSLException.class);
        canary.isSilent(thrown);
        return thrown;
    }

    private TransportException failed(Apps apps, URI uri) {
        return catchThrowableOfType(TransportException.class, () -> send(apps, uri));
    }

    private int send(Apps apps, URI uri) {
        return http.exchange(apps.settings(), List.of())
                .send(Sent.tokenRequest(uri), ProtocolSigner.NONE)
                .status();
    }
}
