package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.jaxrs.RemoteAppFeature;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.glassfish.jersey.apache.connector.ApacheConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;
import org.glassfish.jersey.client.spi.ConnectorProvider;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients of the application on Jersey's connectors, which follow redirects unless told not to. */
@Tag("clients")
@Tag("E-03")
class JerseyRedirectsTest {

    private static final String FOLLOW = "jersey.config.client.followRedirects";

    private final SecondOrigin origins = new SecondOrigin();

    enum Connector {
        HTTP_URL_CONNECTION(new HttpUrlConnectorProvider()),
        APACHE_4(new ApacheConnectorProvider()),
        APACHE_5(new Apache5ConnectorProvider()),
        JAVA_NET_HTTP(new JavaNetHttpConnectorProvider());

        @SuppressWarnings("ImmutableEnumChecker") // a factory
        private final ConnectorProvider provider;

        Connector(ConnectorProvider provider) {
            this.provider = provider;
        }

        ClientBuilder builder() {
            return ClientBuilder.newBuilder().withConfig(new ClientConfig().connectorProvider(provider));
        }
    }

    @AfterEach
    void close() throws IOException {
        origins.close();
    }

    @ParameterizedTest
    @EnumSource
    void theFeatureHasThemHandedBack(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder(),
                        (builder, remote) ->
                                builder.register(RemoteAppFeature.of(remote)).build()))
                .containsExactly("handed back");
    }

    @ParameterizedTest
    @EnumSource
    void theFeatureHasThemHandedBackWhateverTheClientWasTold(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder().property(FOLLOW, true),
                        (builder, remote) ->
                                builder.register(RemoteAppFeature.of(remote)).build()))
                .containsExactly("handed back");
    }

    @ParameterizedTest
    @EnumSource
    void theFeatureIsInTimeOnAClientThatWasBuilt(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder(),
                        (builder, remote) -> builder.build().register(RemoteAppFeature.of(remote))))
                .containsExactly("handed back");
    }

    @ParameterizedTest
    @EnumSource(names = "JAVA_NET_HTTP", mode = EnumSource.Mode.EXCLUDE)
    void theSignerAloneHasThemHandedBack(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder().property(FOLLOW, true),
                        (builder, remote) -> builder.register(remote.signer()).build()))
                .containsExactly("handed back");
    }

    @ParameterizedTest
    @EnumSource(names = "JAVA_NET_HTTP")
    void theSignerAloneIsRefusedWhereTheRequestIsNotAsked(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder(),
                        (builder, remote) -> builder.register(remote.signer()).build()))
                .containsExactly("REMORA-00625: remote app 'photos': the JAX-RS client may follow redirects by itself,"
                        + " which would take the token wherever the provider says; register RemoteAppFeature.of(...)"
                        + " in place of signer(), or set jersey.config.client.followRedirects to false");
        assertThat(origins.provider().received()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSignerAloneIsEnoughWhereTheClientFollowsNone(Connector connector) {
        assertThat(origins.outcomes(
                        connector.builder().property(FOLLOW, false),
                        (builder, remote) -> builder.register(remote.signer()).build()))
                .containsExactly("handed back");
    }
}
