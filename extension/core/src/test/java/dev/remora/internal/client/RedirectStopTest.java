package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.jboss.resteasy.client.jaxrs.engines.ApacheHttpClient43Engine;
import org.jboss.resteasy.client.jaxrs.engines.URLConnectionEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients of the application that are told to follow redirects, on RESTEasy; the signer alone is registered. */
class RedirectStopTest {

    private static final String REFUSED = "REMORA-00625: remote app 'photos': the JAX-RS client may follow redirects by"
            + " itself, which would take the token wherever the provider says; register RemoteAppFeature.of(...) at its"
            + " ClientBuilder, before it is built";

    private final SecondOrigin origins = new SecondOrigin();

    @AfterEach
    void close() throws IOException {
        origins.close();
    }

    @Test
    @Tag("E-03")
    void aClientThatFollowsNoneIsSigned() {
        assertThat(origins.outcomes(ClientBuilder.newBuilder(), RedirectStopTest::signer))
                .containsExactly("handed back");
    }

    @Test
    @Tag("E-03")
    void theProperty() {
        ClientBuilder builder = ClientBuilder.newBuilder().property("dev.resteasy.client.follow.redirects", true);

        assertThat(origins.outcomes(builder, RedirectStopTest::signer)).containsExactly(REFUSED);
        assertThat(origins.provider().received()).isEmpty();
    }

    @Test
    @Tag("E-03")
    void theBuildersOwnMethod() {
        ClientBuilder builder = ((ResteasyClientBuilder) ClientBuilder.newBuilder()).setFollowRedirects(true);

        assertThat(origins.outcomes(builder, RedirectStopTest::signer)).containsExactly(REFUSED);
    }

    @Test
    @Tag("E-03")
    void anEngineOfTheApplication() {
        ApacheHttpClient43Engine engine = new ApacheHttpClient43Engine();
        engine.setFollowRedirects(true);
        ClientBuilder builder = ((ResteasyClientBuilder) ClientBuilder.newBuilder()).httpEngine(engine);

        assertThat(origins.outcomes(builder, RedirectStopTest::signer)).containsExactly(REFUSED);
    }

    @Test
    @Tag("E-03")
    void theEngineThatFollowsWhateverItIsTold() {
        ClientBuilder builder =
                ((ResteasyClientBuilder) ClientBuilder.newBuilder()).httpEngine(new URLConnectionEngine());

        assertThat(origins.outcomes(builder, RedirectStopTest::signer)).containsExactly(REFUSED);
    }

    private static Client signer(ClientBuilder builder, OAuthRemote remote) {
        return builder.register(remote.signer()).build();
    }
}
