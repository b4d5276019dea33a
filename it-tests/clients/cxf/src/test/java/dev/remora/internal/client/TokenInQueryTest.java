package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.jaxrs.RemoteAppFeature;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that go into the query, which CXF shows with the URL of a request that fails. */
@Tag("clients")
@Tag("S-01")
class TokenInQueryTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server)
            .calls(new CallFormat(Map.of(), TokenPlacement.query("access_token"), RetryAfter.STANDARD));
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void areSentByCallsWhoseFailuresRemoraTells() {
        assertThat(photos.get("x").status()).isEqualTo(200);

        assertThat(server.only().target()).isEqualTo("/api/x?access_token=canary-access-token");
    }

    @Test
    void areNotSentByATarget() {
        assertRefused(photos.target("x"));
    }

    @Test
    void areNotSentByAClientOfTheApplicationWithASigner() {
        try (Client own = ClientBuilder.newClient().register(photos.signer())) {
            assertRefused(own.target(server.uri("/api/x")));
        }
    }

    @Test
    void areNotSentByAClientOfTheApplicationWithTheFeature() {
        try (Client own =
                ClientBuilder.newBuilder().register(RemoteAppFeature.of(photos)).build()) {
            assertRefused(own.target(server.uri("/api/x")));
        }
    }

    @Test
    void ofOAuth1AreNotSentByATarget() {
        try (TestApp oauth1 = TestApp.oauth1(server).placement(ParameterPlacement.QUERY)) {
            assertRefused(oauth1.remote().target("x"));
        }
    }

    private void assertRefused(WebTarget target) {
        assertThatThrownBy(() -> target.request().get())
                .cause()
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00629: remote app 'photos': the token goes into the query of the URL, which CXF shows"
                                + " in exceptions and in its log where a request fails; call by get, post or request in place"
                                + " of target(), signer() and RemoteAppFeature");
        assertThat(server.received()).isEmpty();
    }
}
