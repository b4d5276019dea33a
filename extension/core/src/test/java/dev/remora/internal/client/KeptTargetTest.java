package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A target that an application keeps beyond the request of the user whose token is on it. */
@Tag("clients")
@Tag("E-08")
class KeptTargetTest {

    private static final String ENDED =
            "REMORA-00335: remote app 'photos': the request that this target was made in has ended;"
                    + " call target(..) in each request, or use withToken(..)";

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);
    private final TestApp app = TestApp.oauth2(server).tokens(tokens);

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void sendsNoTokenForTheNextUser() {
        WebTarget kept = app.remote().target("users");
        kept.request().get().close();
        tokens.endRequest();

        assertThatThrownBy(() -> kept.path("5").request().get())
                .cause()
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(ENDED);
        assertThatThrownBy(() -> kept.request().async().get().get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage(ENDED);

        assertThat(server.received()).hasSize(1);
    }

    @Test
    void servesForGoodWithATokenOfTheApplicationsOwn() {
        WebTarget kept = app.remote().withToken(TestApp.BEARER).target("users");
        tokens.endRequest();

        kept.request().get().close();

        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
    }
}
