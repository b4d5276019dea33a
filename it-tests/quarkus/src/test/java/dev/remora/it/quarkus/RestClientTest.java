package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RemoteApp;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An interface of MicroProfile REST Client that names its remote app, which has a token getter of its own. */
@QuarkusTest
class RestClientTest {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final Map<String, String> SETTINGS =
            Map.of("remora.listened.base-url", PROVIDER.base() + "api/", "remora.listened.client-id", "key");

    @BeforeAll
    static void configure() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        SETTINGS.keySet().forEach(System::clearProperty);
        PROVIDER.close();
    }

    /** The remote side. */
    @RemoteApp("listened")
    @Path("me")
    public interface Me {
        @GET
        String read();
    }

    @Test
    void itsCallsAreSigned() {
        Me me = RestClientBuilder.newBuilder()
                .baseUri(PROVIDER.base().resolve("api"))
                .build(Me.class);

        assertThat(me.read()).isNotEmpty();

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/me", "Bearer of-the-getter", ""));
    }

    /** Quarkus asks no listener before it has an address. */
    @Test
    void withoutAnAddressItIsNotBuilt() {
        RestClientBuilder builder = RestClientBuilder.newBuilder();

        assertThatThrownBy(() -> builder.build(Me.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No URL specified");
    }
}
