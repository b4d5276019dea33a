package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain JAX-RS: targets of the remote app's own client, and clients that the application builds and lets sign. */
@Tag("clients")
class TargetTest {

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);
    private final TestApp oauth2 = TestApp.oauth2(server).tokens(tokens).limit(20);
    private final TestApp oauth1 = TestApp.oauth1(server);
    private final OAuthRemote photos = oauth2.remote();
    private final Client own = ClientBuilder.newClient();
    private final SignatureOracle oracle = new SignatureOracle(TestApp.CONSUMER_SECRET, TestApp.OAUTH1.secret());

    @AfterEach
    void close() throws IOException {
        own.close();
        oauth2.close();
        oauth1.close();
        server.close();
    }

    @Test
    void aTargetIsPlainJaxRsWithATokenOnIt() {
        server.answersAlways(request -> WireAnswer.of(200, "text/plain", "more than ten characters"));

        String text = photos.target("users/{id}/x y?a=b")
                .resolveTemplate("id", 5)
                .path("more")
                .queryParam("c", "d")
                .request("text/plain")
                .get(String.class);

        assertThat(text).as("not capped").isEqualTo("more than ten characters");
        assertThat(server.only().target()).isEqualTo("/api/users/5/x%20y/more?a=b&c=d");
        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @Test
    void aTargetServesManyRequestsOfBothKinds() throws Exception {
        WebTarget target = photos.target("x");

        target.request().get().close();
        target.request().async().get().get(10, TimeUnit.SECONDS).close();
        target.request()
                .rx()
                .get()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .close();

        assertThat(server.received())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.authorization()).isEqualTo("Bearer canary-access-token"));
    }

    @Test
    void aTargetCannotLeaveItsOrigin() {
        assertThatThrownBy(() -> photos.target("https://evil.example/")).isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> photos.target("x").path("../../y").request().get())
                .isInstanceOf(ProcessingException.class)
                .cause()
                .isInstanceOf(RequestRefusedException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aTargetNeedsAToken() {
        tokens.forget(null);

        assertThatThrownBy(() -> photos.target("x")).isInstanceOf(AuthorizationRequiredException.class);
        assertThatThrownBy(photos::signer).isInstanceOf(AuthorizationRequiredException.class);
    }

    @Test
    @Tag("E-05")
    void anAuthorizationHeaderOfTheCallersOwnIsAnErrorHereToo() {
        assertThatThrownBy(() -> photos.target("x")
                        .request()
                        .header("Authorization", "Basic abc")
                        .get())
                .isInstanceOf(ProcessingException.class)
                .cause()
                .hasMessageStartingWith("REMORA-00607: ");
        assertThat(server.received()).isEmpty();
    }

    static Stream<WireAnswer> refusals() {
        return Stream.of(
                WireAnswer.status(401),
                WireAnswer.status(403, "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedTokenOfATargetIsNotRepeatedButTheNextCallRenews(WireAnswer refusal) {
        server.answers(refusal);
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.target("x").request().get().getStatus()).isIn(401, 403);
        assertThat(server.received()).hasSize(1);
        assertThat(photos.get("x").status()).isEqualTo(200);
        assertThat(server.last().authorization()).isEqualTo("Bearer renewed");
        assertThat(tokens.refused()).containsExactly(TestApp.BEARER);
    }

    @Test
    void aSignerSignsForAClientOfTheApplication() {
        own.register(photos.signer());

        own.target(server.uri("/api/x")).request().get().close();

        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @Test
    @Tag("E-01")
    void aSignerFailsWhatWouldTakeTheTokenElsewhere() throws IOException {
        own.register(photos.signer());
        try (WireServer evil = new WireServer()) {
            assertThatThrownBy(() -> own.target(evil.origin()).request().get())
                    .isInstanceOf(ProcessingException.class)
                    .cause()
                    .isInstanceOf(RequestRefusedException.class);
            assertThat(evil.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aSignerRenewsAfterARefusalAndWhenItIsDue(WireAnswer refusal) {
        own.register(photos.signer());
        server.answers(refusal);
        tokens.renewWith(Token.bearer("renewed"));
        WebTarget target = own.target(server.uri("/api/x"));

        assertThat(target.request().get().getStatus()).isIn(401, 403);
        assertThat(target.request().get().getStatus()).isEqualTo(200);
        assertThat(server.last().authorization()).isEqualTo("Bearer renewed");
    }

    @Test
    void aSignerRunsTheFiltersOfItsRemoteApp() {
        try (TestApp filtering =
                TestApp.oauth2(server).filters(context -> context.getHeaders().putSingle("X-A", "b"))) {
            own.register(filtering.remote().signer());
            own.target(server.uri("/api/x")).request().get().close();
        }

        assertThat(server.only().header("X-A")).hasValue("b");
    }

    static Stream<Entity<?>> entities() {
        Form form = new Form("a", "käse + ~*'()").param("a", "").param("ü", "1");
        return Stream.of(
                Entity.form(form),
                Entity.form(form.asMap()),
                Entity.entity(form, "application/x-www-form-urlencoded;charset=UTF-8"),
                Entity.entity("a=%C3%BC+b&c", "application/x-www-form-urlencoded"),
                Entity.entity("a=b".getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded"),
                Entity.text("a=b"),
                Entity.json("{\"a\":\"ü\"}"),
                Entity.entity(new ByteArrayInputStream("a=b".getBytes(StandardCharsets.UTF_8)), "image/png"));
    }

    @ParameterizedTest
    @MethodSource("entities")
    @Tag("G-04")
    void whateverTheApplicationSendsIsSignedAsItIsSent(Entity<?> entity) {
        OAuthRemote remote = oauth1.remote();
        try (Response response =
                remote.target("e/d?z=a:b@c,!*'()&k[]=ü").request().post(entity)) {
            assertThat(response.getStatus()).isEqualTo(200);
        }

        oracle.verified(server.only());
    }

    @ParameterizedTest
    @MethodSource("entities")
    @Tag("G-04")
    void whateverAClientOfTheApplicationSendsIsSignedAsItIsSent(Entity<?> entity) {
        own.register(oauth1.remote().signer());
        try (Response response = own.target(server.uri("/api/x?a=b%20c"))
                .queryParam("d", "ü +")
                .request()
                .put(entity)) {
            assertThat(response.getStatus()).isEqualTo(200);
        }

        oracle.verified(server.only());
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data;boundary=x", "application/octet-stream"})
    void streamsAndMultipartAreNeitherHashedNorBuffered(String type) {
        try (TestApp hashing = TestApp.oauth1(server).bodyHash()) {
            Watched stream = new Watched();
            try (Response response = hashing.remote()
                    .target("x")
                    .register(new StillUnread(stream))
                    .request()
                    .post(Entity.entity(stream, type))) {
                assertThat(response.getStatus()).isEqualTo(200);
            }
        }

        assertThat(oracle.verified(server.only())).doesNotContainKey("oauth_body_hash");
        assertThat(server.only().bytes()).hasSize(100_000);
    }

    @Test
    void textsAndBytesOfTheApplicationAreHashedWhereASettingSaysSo() {
        try (TestApp hashing = TestApp.oauth1(server).bodyHash()) {
            for (Entity<?> entity : new Entity<?>[] {
                Entity.json("{\"a\":\"ü\"}"),
                Entity.entity("ü", "text/plain;charset=ISO-8859-1"),
                Entity.entity(new byte[] {1, 2}, MediaType.APPLICATION_OCTET_STREAM_TYPE)
            }) {
                hashing.remote().target("x").request().post(entity).close();
                assertThat(oracle.verified(server.last()))
                        .containsEntry(
                                "oauth_body_hash",
                                SignatureOracle.sha1(server.last().bytes()));
            }
        }
    }

    @Test
    void aFormInAStreamCannotBeSigned() {
        assertThatThrownBy(() -> oauth1.remote()
                        .target("x")
                        .request()
                        .post(Entity.entity(
                                new ByteArrayInputStream(new byte[1]), MediaType.APPLICATION_FORM_URLENCODED_TYPE)))
                .isInstanceOf(ProcessingException.class)
                .cause()
                .hasMessage(
                        "REMORA-00622: remote app 'photos': the form-encoded body cannot be signed: give a Form, a Map,"
                                + " text or bytes in place of a java.io.ByteArrayInputStream");
    }

    @Test
    void asynchronousFailuresComeOutToo() {
        assertThatThrownBy(() ->
                        photos.target("x").path("..").request().async().get().get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(RequestRefusedException.class);
    }

    /** A long body that is made while it is read. */
    private static final class Watched extends InputStream {

        private int position;

        @Override
        public int read() {
            return position++ < 100_000 ? 'x' : -1;
        }
    }

    /** The last filter before the body is written. */
    private record StillUnread(Watched stream) implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext context) {
            assertThat(stream.position).isZero();
        }
    }
}
