package dev.remora.jaxrs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Behind a proxy: the address that browsers know is a setting. */
class ExternalAddressTest {

    private static final Map<String, String> CONFIGURATION = Map.of(
            "remora.external-base-uri", "https://shop.example/app/",
            "remora.github.provider", "github",
            "remora.github.client-id", "key");

    private TestServer server;

    @Path("external")
    @RequestScoped
    public static class Logins {

        @Inject
        @RemoteApp("github")
        OAuthRemote github;

        @GET
        public Response login() {
            return github.authorize("external/authorized");
        }
    }

    @BeforeEach
    void start() throws Exception {
        CONFIGURATION.forEach(System::setProperty);
        server = TestServer.with(Logins.class);
    }

    @AfterEach
    void stop() {
        server.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    @Test
    @Tag("A-02")
    void aForgedHostSaysNothingAboutTheCallback() throws Exception {
        String answer = raw("""
                GET /app/external HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                Connection: close

                """);

        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .contains("redirect_uri=https%3A%2F%2Fshop.example%2Fapp%2Fexternal%2Fauthorized")
                .doesNotContain("evil.example");
    }

    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.base().getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
