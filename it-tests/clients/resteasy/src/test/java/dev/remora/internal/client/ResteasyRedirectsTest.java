package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.jaxrs.RemoteAppFeature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of the application on RESTEasy, which follows redirects if told to. */
@Tag("clients")
@Tag("E-03")
class ResteasyRedirectsTest {

    private static final String REFUSED = "REMORA-00625: remote app 'photos': the JAX-RS client may follow redirects by"
            + " itself, which would take the token wherever the provider says; register RemoteAppFeature.of(...) at its"
            + " ClientBuilder, before it is built";

    private final SecondOrigin origins = new SecondOrigin();

    @AfterEach
    void close() throws IOException {
        origins.close();
    }

    public interface Photos {
        @GET
        @Path("307")
        Response moved();
    }

    @Test
    void theFeatureHasThemHandedBack() {
        assertThat(origins.outcomes(ClientBuilder.newBuilder(), ResteasyRedirectsTest::feature))
                .containsExactly("handed back");
    }

    @Test
    void theFeatureHasThemHandedBackWhateverThePropertySays() {
        ClientBuilder builder = ClientBuilder.newBuilder().property("dev.resteasy.client.follow.redirects", true);

        assertThat(origins.outcomes(builder, ResteasyRedirectsTest::feature)).containsExactly("handed back");
    }

    @Test
    void theFeatureHasThemHandedBackWhateverTheBuilderSays() {
        ClientBuilder builder = ((ResteasyClientBuilder) ClientBuilder.newBuilder()).setFollowRedirects(true);

        assertThat(origins.outcomes(builder, ResteasyRedirectsTest::feature)).containsExactly("handed back");
    }

    @Test
    void aClientThatWasBuiltToFollowIsRefused() {
        ClientBuilder builder = ClientBuilder.newBuilder().property("dev.resteasy.client.follow.redirects", true);

        assertThat(origins.outcomes(builder, (made, remote) -> made.build().register(RemoteAppFeature.of(remote))))
                .containsExactly(REFUSED);
        assertThat(origins.provider().received()).isEmpty();
    }

    @Test
    void aMicroProfileClientHandsThemBack() {
        try (Response response = restClient(false).moved()) {
            assertThat(response.getStatus()).isEqualTo(307);
        }
        assertThat(origins.provider().only().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @Test
    void aMicroProfileClientThatFollowsHandsThemBack() {
        try (Response response = restClient(true).moved()) {
            assertThat(response.getStatus()).isEqualTo(307);
        }
    }

    private Photos restClient(boolean following) {
        return RestClientBuilder.newBuilder()
                .baseUri(origins.provider().uri("/api/"))
                .register(RemoteAppFeature.of(origins.remote()))
                .followRedirects(following)
                .build(Photos.class);
    }

    private static Client feature(ClientBuilder builder, OAuthRemote remote) {
        return builder.register(RemoteAppFeature.of(remote)).build();
    }
}
