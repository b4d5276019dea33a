package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.TransportException;
import dev.remora.internal.http.TlsServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call of an API whose certificate no trusted authority signed. */
class UntrustedCertificateTest {

    @Test
    void namesTheSettingThatWouldTrustIt(@TempDir Path directory) throws Exception {
        try (TlsServer server = new TlsServer(directory, "localhost", "-1d", 30);
                TestApp app = TestApp.oauth2(
                        URI.create("https://localhost:" + server.uri().getPort() + "/")
                                .toString())) {
            TransportException thrown = catchThrowableOfType(
                    TransportException.class, () -> app.remote().get("user"));

            assertThat(thrown)
                    .hasMessage("REMORA-00652: remote app 'photos': the call of https://localhost:"
                            + server.uri().getPort() + " failed: SunCertPathBuilderException: unable to find valid"
                            + " certification path to requested target; the setting trust-store names a file of"
                            + " certificates to trust instead of those of the JVM");
        }
    }
}
