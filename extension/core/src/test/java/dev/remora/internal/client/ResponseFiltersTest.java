package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthResponse;
import dev.remora.ResponseInvalidException;
import dev.remora.Token;
import jakarta.annotation.Priority;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Request filters of the application that are response filters too. */
@Tag("clients")
class ResponseFiltersTest {

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void seeTheWholeAnswerAndChangeIt() {
        server.answers(WireAnswer.of(200, "text/plain", "{\"a\":1}", "X-Left: 5"));
        List<String> seen = new ArrayList<>();
        Hook hook = (request, response) -> {
            seen.add(request.getUri().getPath() + " " + response.getHeaderString("X-Left") + " " + text(response));
            response.getHeaders().putSingle("Content-Type", "application/json");
            response.getHeaders().putSingle("X-Seen", "yes");
            body(response, "{\"b\":2}");
        };
        try (TestApp app = TestApp.oauth2(server).filters(hook)) {
            OAuthResponse response = app.remote().get("x");

            assertThat(response.object().getInt("b")).isEqualTo(2);
            assertThat(response.headers().getFirst("X-Seen")).isEqualTo("yes");
        }
        assertThat(seen).containsExactly("/api/x 5 {\"a\":1}");
    }

    @Test
    void seeGzipDecoded() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("{\"a\":1}".getBytes(StandardCharsets.US_ASCII));
        }
        server.answers(
                WireAnswer.of(200, zipped.toByteArray(), "Content-Type: application/json", "Content-Encoding: gzip"));
        List<String> seen = new ArrayList<>();
        Hook hook = (request, response) -> {
            seen.add(text(response));
            body(response, seen.get(0));
        };
        try (TestApp app = TestApp.oauth2(server).filters(hook)) {
            assertThat(app.remote().get("x").object().getInt("a")).isEqualTo(1);
        }
        assertThat(seen).containsExactly("{\"a\":1}");
    }

    @Test
    void anAnswerThatNobodyReadsIsReadAfterThem() {
        try (TestApp app = TestApp.oauth2(server).filters((Hook) (request, response) -> {})) {
            assertThat(app.remote().get("x").object().getBoolean("ok")).isTrue();
            assertThat(app.remote().head("x").status()).isEqualTo(200);
            assertThat(app.remote().post("x").text()).isEqualTo("{\"ok\":true}");
        }
    }

    @Test
    void runInTheReverseOrderOfTheRequest() {
        try (TestApp app = TestApp.oauth2(server).filters(new Second(), new First())) {
            assertThat(app.remote().get("x").headers().getFirst("X-Order")).isEqualTo("2 1");
        }
    }

    @Test
    @Tag("D-12")
    void whatTheyMakeARefusalRenewsTheToken() {
        server.answers(WireAnswer.json("{\"errcode\":42001}"));
        tokens.renewWith(Token.bearer("renewed"));
        Hook hook = (request, response) -> {
            String text = text(response);
            body(response, text);
            if (text.contains("42001")) {
                response.setStatus(401);
            }
        };
        try (TestApp app = TestApp.oauth2(server).tokens(tokens).filters(hook)) {
            assertThat(app.remote().get("x").status()).isEqualTo(200);
        }
        assertThat(server.last().authorization()).isEqualTo("Bearer renewed");
    }

    @Test
    void seeAnswersOfTargetsAndOfClientsOfTheApplication() {
        Hook hook = (request, response) -> response.setStatus(401);
        tokens.renewWith(Token.bearer("renewed"));
        tokens.renewWith(Token.bearer("again"));
        try (TestApp app = TestApp.oauth2(server).tokens(tokens).filters(hook);
                Client own = ClientBuilder.newClient()) {
            assertThat(app.remote().target("x").request().get().getStatus()).isEqualTo(401);
            own.register(app.remote().signer());
            assertThat(own.target(server.uri("/api/y")).request().get().getStatus())
                    .isEqualTo(401);
            app.remote().target("z").request().get().close();
        }
        assertThat(server.received().stream().map(Received::authorization))
                .containsExactly("Bearer canary-access-token", "Bearer renewed", "Bearer again");
    }

    @Test
    void oneThatFailsIsNamed() {
        Hook failing = new Failing();
        try (TestApp app = TestApp.oauth2(server).filters(failing)) {
            ResponseInvalidException thrown = catchThrowableOfType(
                    ResponseInvalidException.class, () -> app.remote().get("x"));

            assertThat(thrown)
                    .hasMessage("REMORA-00666: remote app 'photos': the answer (status 200) was not read: the response"
                            + " filter " + Failing.class.getName() + " failed")
                    .hasRootCauseMessage("own fault");
            assertThat(thrown.code()).isEqualTo(ErrorCode.RESPONSE_INVALID);
        }
    }

    @Test
    @Tag("C-14")
    void seeNoAnswerThatIsTooLarge() {
        server.answers(WireAnswer.of(200, "text/plain", "x".repeat(21)));
        List<Integer> seen = new ArrayList<>();
        try (TestApp app = TestApp.oauth2(server).limit(20).filters((Hook)
                (request, response) -> seen.add(response.getStatus()))) {
            assertThat(catchThrowableOfType(
                            ResponseInvalidException.class, () -> app.remote().get("x")))
                    .returns(ErrorCode.RESPONSE_TOO_LARGE, ResponseInvalidException::code);
        }
        assertThat(seen).isEmpty();
    }

    private static String text(ClientResponseContext response) throws IOException {
        return new String(response.getEntityStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void body(ClientResponseContext response, String text) {
        response.setEntityStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Looks at answers only. */
    private interface Hook extends ClientRequestFilter, ClientResponseFilter {

        @Override
        default void filter(ClientRequestContext request) {}

        @Override
        void filter(ClientRequestContext request, ClientResponseContext response) throws IOException;
    }

    private static final class Failing implements Hook {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            throw new IllegalStateException("own fault");
        }
    }

    @Priority(1)
    private static final class First implements Hook {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            append(response, "1");
        }
    }

    @Priority(2)
    private static final class Second implements Hook {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            append(response, "2");
        }
    }

    private static void append(ClientResponseContext response, String text) {
        String before = response.getHeaders().getFirst("X-Order"); // CXF shows a changed one nowhere else
        response.getHeaders().put("X-Order", Arrays.asList(before == null ? text : before + " " + text));
    }
}
