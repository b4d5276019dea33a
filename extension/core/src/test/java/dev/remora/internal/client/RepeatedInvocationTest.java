package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.remora.RequestRefusedException;
import dev.remora.internal.settings.ParameterPlacement;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One {@link Invocation} that is invoked again: some clients keep in it what was signed. */
@Tag("clients")
@Tag("G-06")
class RepeatedInvocationTest {

    private static final Pattern NONCE = Pattern.compile("oauth_nonce=\"?([A-Za-z0-9]+)");
    private static final int REFUSED = 0;

    private final WireServer server = new WireServer();
    private final Client own = ClientBuilder.newClient();

    @AfterEach
    void close() throws IOException {
        own.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "QUERY")
    void ofATarget(ParameterPlacement placement) {
        try (TestApp app = TestApp.oauth1(server).placement(placement)) {
            invokeTwice(app.remote().target("x?a=b"));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "QUERY")
    void ofAClientOfTheApplication(ParameterPlacement placement) {
        try (TestApp app = TestApp.oauth1(server).placement(placement)) {
            invokeTwice(own.register(app.remote().signer()).target(server.uri("/api/x?a=b")));
        }
    }

    @Test
    @Tag("not-cxf") // which may not send it
    void ofATargetWithParametersInTheQuery() {
        ofATarget(ParameterPlacement.QUERY);
    }

    @Test
    @Tag("not-cxf") // which may not send it
    void ofAClientOfTheApplicationWithParametersInTheQuery() {
        ofAClientOfTheApplication(ParameterPlacement.QUERY);
    }

    private void invokeTwice(WebTarget target) {
        for (Invocation invocation :
                List.of(target.request().buildGet(), target.request().buildPost(Entity.form(new Form("c", "d"))))) {
            server.forget();
            assertThat(status(invocation)).isEqualTo(200);
            assertThat(status(invocation)).isIn(200, REFUSED);

            List<String> nonces = server.received().stream()
                    .flatMap(request -> NONCE.matcher(request.toString()).results())
                    .map(nonce -> nonce.group(1))
                    .toList();
            assertThat(nonces).hasSameSizeAs(server.received()).doesNotHaveDuplicates();
        }
    }

    private static int status(Invocation invocation) {
        try (Response response = invocation.invoke()) {
            return response.getStatus();
        } catch (ProcessingException e) {
            assertThat(e).cause().isInstanceOf(RequestRefusedException.class);
            return REFUSED;
        }
    }
}
