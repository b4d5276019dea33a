package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import io.quarkus.bootstrap.BootstrapConstants;
import io.quarkus.test.QuarkusDevModeTest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** With {@code quarkus:dev} a change of the application counts from the next request on. */
class LiveReloadTest {

    /** What is changed. */
    @Path("/shop")
    @RequestScoped
    @RemoteAppDefinition(name = "photos", authorizeUrl = "https://first.example/authorize")
    public static class Shop {

        @Inject
        @RemoteApp("photos")
        OAuthRemote photos;

        @GET
        @Path("login")
        public Response login() {
            return photos.authorize("shop/authorized");
        }
    }

    private static final String MODEL = BootstrapConstants.SERIALIZED_TEST_APP_MODEL;

    private static final int PORT = freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APPLICATION = new QuarkusDevModeTest()
            .withApplicationRoot(archive -> archive.addClass(Shop.class)
                    .addAsResource(new StringAsset("""
                            quarkus.http.host=127.0.0.1
                            quarkus.http.port=%d
                            remora.photos.token-url=https://photos.example/token
                            remora.photos.client-id=first
                            """.formatted(PORT)), "application.properties"));

    /** Quarkus would take Remora, which is built beside this, for a part of the application, and make its beans anew too. */
    @BeforeAll
    static void takeRemoraForALibrary(@TempDir java.nio.file.Path folder) throws IOException {
        String model = Files.readString(java.nio.file.Path.of(System.getProperty(MODEL)));
        String changed = model.replaceFirst("\"local-projects\":\\[[^]]+]", "\"local-projects\":[]");
        assertThat(changed).isNotEqualTo(model);
        System.setProperty(
                MODEL,
                Files.writeString(folder.resolve("app-model.dat"), changed).toString());
    }

    /** One below those that systems give to whoever asks for any: nobody else gets it meanwhile. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String provider() throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/shop/login"))
                .build();
        return HttpClient.newHttpClient()
                .send(login, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void changesCount() throws IOException, InterruptedException {
        assertThat(provider()).startsWith("https://first.example/authorize?");

        APPLICATION.modifyResourceFile("application.properties", text -> text.replace("=first", "=second"));
        assertThat(provider()).startsWith("https://first.example/authorize?").contains("client_id=second");

        APPLICATION.modifySourceFile("LiveReloadTest.java", text -> text.replace("https://first.", "https://second."));
        assertThat(provider()).startsWith("https://second.example/authorize?").contains("client_id=second");
    }
}
