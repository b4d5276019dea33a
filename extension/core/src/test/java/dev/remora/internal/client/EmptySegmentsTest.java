package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Empty segments of a path, which are segments like others (RFC 3986 section 3.3). */
@Tag("clients")
class EmptySegmentsTest {

    private final WireServer server = new WireServer();
    private final SignatureOracle oracle = new SignatureOracle(TestApp.CONSUMER_SECRET, TestApp.OAUTH1.secret());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void goOverTheWireInCallsOfOAuth2() {
        try (TestApp app = TestApp.oauth2(server)) {
            app.remote().get("a//b///c/?d=e");
            app.remote().get(server.origin() + "//x");
        }

        assertThat(server.received().stream().map(Received::target)).containsExactly("/api/a//b///c/?d=e", "//x");
    }

    @Test
    void goOverTheWireFromATargetOrAreRefusedWhereTheClientDropsThem() {
        try (TestApp app = TestApp.oauth2(server)) {
            app.remote().target("a//b").request().get().close();
            assertThat(server.only().target()).isEqualTo("/api/a//b");
        } catch (ProcessingException e) {
            assertThat(e)
                    .cause()
                    .hasMessage("REMORA-00628: remote app 'photos': the path has an empty segment (//), which some"
                            + " JAX-RS clients drop; get, post and target() keep it");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void inAQueryAreNone() {
        try (TestApp app = TestApp.oauth2(server)) {
            app.remote().target("a").queryParam("next", "//b").request().get().close();
        }

        assertThat(server.only().target()).startsWith("/api/a?next=");
    }

    @Test
    @Tag("G-05")
    void goOverTheWireAndAreSignedInCallsOfOAuth1() {
        try (TestApp app = TestApp.oauth1(server)) {
            app.remote().get("a//b///c/?d=e");
        }

        assertThat(server.only().target()).isEqualTo("/api/a//b///c/?d=e");
        oracle.verified(server.only());
    }

    @Test
    @Tag("not-cxf")
    void areRefusedFromAClientOfTheApplicationWhichMayDropThem() {
        try (TestApp app = TestApp.oauth2(server);
                Client own = ClientBuilder.newClient()) {
            own.register(app.remote().signer());

            assertThatThrownBy(() -> own.target(server.uri("/api//x")).request().get())
                    .isInstanceOf(ProcessingException.class)
                    .cause()
                    .hasMessage(
                            "REMORA-00628: remote app 'photos': the path has an empty segment (//), which some JAX-RS"
                                    + " clients drop; get, post and target() keep it");
        }
        assertThat(server.received()).isEmpty();
    }
}
