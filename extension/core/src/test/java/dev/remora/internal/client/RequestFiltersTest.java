package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.internal.settings.ParameterPlacement;
import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request filters of the application. */
@Tag("clients")
class RequestFiltersTest {

    private final WireServer server = new WireServer();
    private final SignatureOracle oracle = new SignatureOracle(TestApp.CONSUMER_SECRET, TestApp.OAUTH1.secret());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    @Tag("Q11")
    void aFilterSeesTheSignedRequestAndChangesIt() {
        ClientRequestFilter weibo = context -> {
            String header = context.getHeaderString("Authorization");
            context.getHeaders().putSingle("Authorization", header.replace("Bearer", "OAuth2"));
            context.getHeaders().putSingle("X-Format", "json");
        };
        try (TestApp app = TestApp.oauth2(server).filters(weibo)) {
            app.remote().get("x");
        }

        assertThat(server.only().authorization()).isEqualTo("OAuth2 canary-access-token");
        assertThat(server.only().header("X-Format")).hasValue("json");
    }

    @Test
    @Tag("Q11")
    void aFilterMayPutTheTokenElsewhere() {
        ClientRequestFilter linkedIn = context -> {
            String token = context.getHeaderString("Authorization").substring("Bearer ".length());
            context.getHeaders().remove("Authorization");
            context.setUri(URI.create(context.getUri() + "?oauth2_access_token=" + token));
        };
        try (TestApp app = TestApp.oauth2(server).filters(linkedIn)) {
            app.remote().get("x");
        }

        assertThat(server.only().target()).isEqualTo("/api/x?oauth2_access_token=canary-access-token");
        assertThat(server.only().headers("Authorization")).isEmpty();
    }

    @Test
    @Tag("Q11")
    void aFilterMayChangeTheBody() {
        ClientRequestFilter filter = context ->
                context.setEntity("{\"b\":2}".getBytes(StandardCharsets.UTF_8), null, MediaType.APPLICATION_JSON_TYPE);
        try (TestApp app = TestApp.oauth2(server).filters(filter)) {
            app.remote().post("x", Map.of("a", 1));
        }

        assertThat(server.only().body()).isEqualTo("{\"b\":2}");
        assertThat(server.only().header("Content-Type")).hasValue("application/json");
    }

    @Test
    @Tag("Q12")
    void aFilterCannotGiveAGetABody() {
        try (TestApp app =
                TestApp.oauth2(server).filters(context -> context.setEntity("a", null, MediaType.TEXT_PLAIN_TYPE))) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessageStartingWith("REMORA-00614: remote app 'photos': GET requests cannot have a body");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void filtersRunInTheOrderOfTheirPriority() {
        try (TestApp app =
                TestApp.oauth2(server).filters(new Third(), new Second(), new First(), new SubclassOfFirst())) {
            app.remote().get("x");
        }

        assertThat(server.only().header("X-Order")).hasValue("1 1 2 3");
    }

    @ParameterizedTest
    @Tag("E-07")
    @Tag("S-02")
    @ValueSource(strings = {"a\r\nY: b", "a\u0000", "é"})
    void aFilterCannotInjectHeaders(String value) {
        try (TestApp app =
                TestApp.oauth2(server).filters(context -> context.getHeaders().putSingle("X-A", value))) {
            RequestRefusedException refused = catchThrowableOfType(
                    RequestRefusedException.class, () -> app.remote().get("x"));

            assertThat(refused)
                    .hasMessage("REMORA-00606: remote app 'photos': the value of the header X-A holds characters that"
                            + " cannot be in it: it has to be printable ASCII");
            assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Tag("E-07")
    void aFilterCannotTakeTheTokenToAnotherOrigin() throws IOException {
        try (WireServer evil = new WireServer();
                TestApp app = TestApp.oauth2(server).filters(context -> context.setUri(evil.uri("/x")))) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage("REMORA-00602: remote app 'photos': the URL would take the token to " + evil.origin()
                            + ", which is neither the origin of base-url nor one of allowed-origins");
            assertThat(evil.received()).isEmpty();
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Tag("E-05")
    @Tag("E-07")
    void aFilterCannotAddASecondAuthorizationHeader() {
        try (TestApp app =
                TestApp.oauth2(server).filters(context -> context.getHeaders().add("Authorization", "Basic abc"))) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .hasMessage(
                            "REMORA-00620: remote app 'photos': a request filter added a second Authorization header;"
                                    + " it has to replace the one that is there");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aFilterCannotSetTheHost() {
        try (TestApp app =
                TestApp.oauth2(server).filters(context -> context.getHeaders().putSingle("Host", "evil.example"))) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .hasMessageStartingWith("REMORA-00608: remote app 'photos': the header Host");
        }
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @Tag("E-07")
    @EnumSource(ParameterPlacement.class)
    void aChangedRequestIsSignedAnew(ParameterPlacement placement) {
        ClientRequestFilter filter = context -> {
            context.setMethod("PUT");
            String uri = context.getUri().toString();
            context.setUri(URI.create(uri + (uri.indexOf('?') < 0 ? "?" : "&") + "more=d%20e"));
        };
        try (TestApp app = TestApp.oauth1(server).placement(placement).filters(filter)) {
            app.remote().post("x?a=b", Map.of("c", "d"));
        }

        assertThat(oracle.verified(server.only())).containsEntry("oauth_token", TestApp.OAUTH1.token());
        assertThat(server.only().method()).isEqualTo("PUT");
        assertThat(server.only().target()).contains("a=b").contains("more=d%20e");
    }

    @ParameterizedTest
    @Tag("E-07")
    @EnumSource(
            value = ParameterPlacement.class,
            names = {"HEADER", "QUERY"})
    void aChangedFormIsSignedAnew(ParameterPlacement placement) {
        ClientRequestFilter filter = context ->
                context.setEntity(new Form("other", "ü +"), null, MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        try (TestApp app = TestApp.oauth1(server).placement(placement).filters(filter)) {
            app.remote().post("x", Map.of("c", "d"));
        }

        oracle.verified(server.only());
        assertThat(server.only().body()).isEqualTo("other=%C3%BC+%2B");
    }

    @Test
    @Tag("E-07")
    void aFilterThatSetsItsOwnAuthorizationHasItsWay() {
        try (TestApp app =
                TestApp.oauth1(server).filters(context -> context.getHeaders().putSingle("Authorization", "Own abc"))) {
            app.remote().get("x");
        }

        assertThat(server.only().authorization()).isEqualTo("Own abc");
    }

    @ParameterizedTest
    @Tag("E-07")
    @EnumSource(
            value = ParameterPlacement.class,
            names = {"HEADER", "QUERY"})
    void aFilterCannotDropTheSignatureUnnoticed(ParameterPlacement placement) {
        ClientRequestFilter filter = context -> {
            context.getHeaders().remove("Authorization");
            context.setUri(server.uri("/api/x"));
        };
        try (TestApp app = TestApp.oauth1(server).placement(placement).filters(filter)) {
            assertThatThrownBy(() -> app.remote().get("x"))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage("REMORA-00621: remote app 'photos': a request filter removed the OAuth 1.0a signature;"
                            + " nothing was sent");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aFilterThatFailsIsNamed() {
        Failing failing = new Failing();
        try (TestApp app = TestApp.oauth2(server).filters(failing)) {
            OAuthRemote photos = app.remote();
            assertThatThrownBy(() -> photos.get("x"))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessage("REMORA-00619: remote app 'photos': the request filter " + Failing.class.getName()
                            + " failed; nothing was sent")
                    .hasRootCauseMessage("own fault");
            assertThat(server.received()).isEmpty();
            failing.fixed = true;
            assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
        }
    }

    @Test
    void aFilterMayAnswerInPlaceOfTheProvider() {
        try (TestApp app = TestApp.oauth2(server)
                .filters(context -> context.abortWith(Response.status(203)
                        .type("application/json")
                        .entity("{\"a\":1}")
                        .build()))) {
            assertThat(app.remote().get("x").status()).isEqualTo(203);
            assertThat(app.remote().get("x").object().getInt("a")).isEqualTo(1);
        }
        assertThat(server.received()).isEmpty();
    }

    @Priority(1)
    private static class First implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            append(context, "1");
        }
    }

    private static final class SubclassOfFirst extends First {}

    @Priority(2)
    private static final class Second implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            append(context, "2");
        }
    }

    private static final class Third implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            append(context, "3");
        }
    }

    private static final class Failing implements ClientRequestFilter {

        private boolean fixed;

        @Override
        public void filter(ClientRequestContext context) {
            if (!fixed) {
                throw new IllegalStateException("own fault");
            }
        }
    }

    private static void append(ClientRequestContext context, String text) {
        String before = context.getHeaderString("X-Order");
        context.getHeaders().putSingle("X-Order", before == null ? text : before + " " + text);
    }
}
