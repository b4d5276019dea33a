package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Request filters of the application beside the signer, at clients and targets that the application registers them at. */
@Tag("clients")
@Tag("E-07")
class LaterFiltersTest {

    private final WireServer server = new WireServer();
    private final WireServer evil = new WireServer();
    private final TestApp app = TestApp.oauth2(server);
    private final OAuthRemote photos = app.remote();
    private final Client own = ClientBuilder.newClient();
    private final Elsewhere elsewhere = new Elsewhere(evil.uri("/x"));

    @AfterEach
    void close() throws IOException {
        own.close();
        app.close();
        server.close();
        evil.close();
    }

    @Test
    void aFilterOfAnyOtherPriorityRunsBeforeTheCheck() {
        own.register(photos.signer()).register(elsewhere, Priorities.USER + 5000);

        assertThatThrownBy(() -> call(own.target(server.uri("/api/x"))))
                .cause()
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00602: remote app 'photos': the URL would take the token to " + evil.origin()
                        + ", which is neither the origin of base-url nor one of allowed-origins");
        assertThat(evil.received()).isEmpty();
    }

    @Test
    void whatSuchAFilterAddsIsSent() {
        own.register(photos.signer()).register(new Adding(), Priorities.USER + 5000);

        call(own.target(server.uri("/api/x")));

        assertThat(server.only().header("X-Added")).hasValue("yes");
        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @Test
    void aFilterOfTheSamePriorityIsRefused() {
        own.register(photos.signer()).register(elsewhere, Integer.MAX_VALUE);

        assertRefused(own.target(server.uri("/api/x")), Elsewhere.class);
    }

    @Test
    void aFilterWhoseAnnotationSaysSoIsRefused() {
        own.register(photos.signer()).register(Last.class);

        assertRefused(own.target(server.uri("/api/x")), Last.class);
    }

    @Test
    void aFilterBehindASignerOfAnotherPriorityIsRefused() {
        own.register(photos.signer(), 100).register(elsewhere);

        assertRefused(own.target(server.uri("/api/x")), Elsewhere.class);
    }

    @Test
    void aFilterBehindASignerOfANegativePriorityIsRefused() {
        own.register(photos.signer(), -100).register(elsewhere);

        assertRefused(own.target(server.uri("/api/x")), Elsewhere.class);
    }

    /** Jersey takes -1 for no priority, and signs last. */
    @Test
    void aFilterBesideASignerOfPriorityMinusOneTakesNothingElsewhere() {
        own.register(photos.signer(), -1).register(elsewhere);

        assertThatThrownBy(() -> call(own.target(server.uri("/api/x"))))
                .cause()
                .isInstanceOf(RequestRefusedException.class);
        assertThat(evil.received()).isEmpty();
    }

    @Test
    void aFilterOfANegativePriorityRunsBeforeTheCheck() {
        own.register(photos.signer()).register(new Adding(), -100);

        call(own.target(server.uri("/api/x")));

        assertThat(server.only().header("X-Added")).hasValue("yes");
    }

    @Test
    void aFilterOfOneTargetIsRefused() {
        own.register(photos.signer());

        assertRefused(own.target(server.uri("/api/x")).register(elsewhere, Integer.MAX_VALUE), Elsewhere.class);
    }

    @Test
    void aFilterOfATargetOfTheRemoteAppIsRefused() {
        assertRefused(photos.target("x").register(elsewhere, Integer.MAX_VALUE), Elsewhere.class);
    }

    private void assertRefused(WebTarget target, Class<?> filter) {
        for (Runnable call :
                new Runnable[] {() -> call(target), () -> target.request().post(Entity.text("x"))}) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(ProcessingException.class)
                    .cause()
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage("REMORA-00626: remote app 'photos': the request filter " + filter.getName()
                            + " may run after the request was signed and checked, and take the token elsewhere;"
                            + " register it with a lower priority, and the signer without one");
        }
        assertThat(evil.received()).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    private static void call(WebTarget target) {
        try (Response response = target.request().get()) {
            assertThat(response.getStatus()).isEqualTo(200);
        }
    }

    private record Elsewhere(URI uri) implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            context.setUri(uri);
        }
    }

    private static final class Adding implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().putSingle("X-Added", "yes");
        }
    }

    /** May run before the signer: CXF takes filters of one priority in any order. */
    @Priority(Integer.MAX_VALUE)
    public static final class Last implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().putSingle("X-Added", "yes");
        }
    }
}
