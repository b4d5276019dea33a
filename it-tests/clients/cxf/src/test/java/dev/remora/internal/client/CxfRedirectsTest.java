package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.jaxrs.RemoteAppFeature;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of the application on CXF, which follows redirects if told to. */
@Tag("clients")
@Tag("E-03")
class CxfRedirectsTest {

    private final SecondOrigin origins = new SecondOrigin();

    @AfterEach
    void close() throws IOException {
        origins.close();
    }

    @Test
    void theFeatureHasThemHandedBack() {
        assertThat(origins.outcomes(
                        following(),
                        (builder, remote) ->
                                builder.register(RemoteAppFeature.of(remote)).build()))
                .containsExactly("handed back");
    }

    @Test
    void theSignerAloneIsRefused() {
        assertThat(origins.outcomes(
                        following(),
                        (builder, remote) -> builder.register(remote.signer()).build()))
                .containsExactly("REMORA-00625: remote app 'photos': the JAX-RS client may follow redirects by itself,"
                        + " which would take the token wherever the provider says; register RemoteAppFeature.of(...)"
                        + " at its ClientBuilder, or set http.autoredirect to false");
        assertThat(origins.provider().received()).isEmpty();
    }

    @Test
    void theSignerAloneIsEnoughWhereTheClientFollowsNone() {
        assertThat(origins.outcomes(
                        ClientBuilder.newBuilder(),
                        (builder, remote) -> builder.register(remote.signer()).build()))
                .containsExactly("handed back");
    }

    private static ClientBuilder following() {
        return ClientBuilder.newBuilder().property("http.autoredirect", true);
    }
}
