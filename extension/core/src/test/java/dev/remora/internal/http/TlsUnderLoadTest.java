package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.TransportException;
import dev.remora.tck.AtOnce;
import dev.remora.tck.SharedCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsUnderLoadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    @Tag("C-19")
    void eachRemoteAppKeepsItsOwnTrust(@TempDir Path directory) throws Exception {
        try (ProtocolHttp http = new ProtocolHttp();
                TlsServer server = new TlsServer(directory, "localhost", "-1d", 30)) {
            Apps doubting = Apps.oauth2().withConnectTimeout(PATIENCE).withDeadline(PATIENCE);
            Apps trusting = doubting.withTls(server.trust());
            SharedCounter callers = new SharedCounter();

            List<String> results = AtOnce.call(200, () -> {
                boolean trusts = callers.next() % 2 == 0;
                return trusts + " " + result(http, trusts ? trusting : doubting, server);
            });

            assertThat(results).containsOnly("true 200", "false TLS failed");
            assertThat(Collections.frequency(results, "true 200")).isEqualTo(100);
            assertThat(server.requests()).hasSize(100);
        }
    }

    private static String result(ProtocolHttp http, Apps apps, TlsServer server) {
        try {
            return String.valueOf(http.exchange(apps.settings(), List.of())
                    .send(Sent.tokenRequest(server.uri()), ProtocolSigner.NONE)
                    .status());
        } catch (TransportException e) {
            return String.valueOf(e.getMessage()).replaceAll(".*: TLS failed.*", "TLS failed");
        }
    }
}
