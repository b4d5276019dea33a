package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens after a 401. */
@Tag("clients")
class RefusedTokenTest {

    private static final WireAnswer UNAUTHORIZED =
            WireAnswer.of(401, "application/json", "{\"error\":1}", "WWW-Authenticate: Bearer error=\"invalid_token\"");

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);
    private final TestApp app = TestApp.oauth2(server).tokens(tokens);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    @Tag("D-12")
    void repeatsTheCallOnceWithAnotherToken() {
        server.answers(UNAUTHORIZED);
        tokens.renewWith(Token.bearer("renewed"));

        OAuthResponse response = photos.post("x", Map.of("a", "b"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(server.received().stream().map(Received::authorization))
                .containsExactly("Bearer canary-access-token", "Bearer renewed");
        assertThat(server.received().stream().map(Received::body)).containsExactly("a=b", "a=b");
        assertThat(tokens.refused()).containsExactly(TestApp.BEARER);
    }

    @ParameterizedTest
    @Tag("D-12")
    @ValueSource(
            strings = {
                "Bearer error=\"invalid_token\"",
                "bearer realm=\"a, b\", Error = invalid_token, error_description=\"gone\"",
                "Basic realm=\"x\", Bearer scope=\"a b\",error=\"invalid_token\""
            })
    void a403ThatSaysInvalidTokenIsA401(String challenge) {
        server.answers(WireAnswer.status(403, "WWW-Authenticate: Negotiate", "WWW-Authenticate: " + challenge));
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.get("x").status()).isEqualTo(200);

        assertThat(server.last().authorization()).isEqualTo("Bearer renewed");
        assertThat(tokens.refused()).containsExactly(TestApp.BEARER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer error=\"insufficient_scope\"",
                "Bearer realm=\"error=invalid_token\"",
                "Bearer error_description=\"invalid_token\", error",
                "Bearer last_error=\"invalid_token\""
            })
    void a403ForAnotherReasonIsHandedBack(String challenge) {
        server.answers(WireAnswer.status(403, "WWW-Authenticate: " + challenge), WireAnswer.status(403));
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(photos.get("x").status()).isEqualTo(403);
        assertThat(photos.get("x").status()).isEqualTo(403);

        assertThat(tokens.refused()).isEmpty();
    }

    @Test
    @Tag("E-09")
    void aLongChallengeIsReadOnce() {
        String name = "a".repeat(8_000);
        AtomicInteger looks = new AtomicInteger();
        CharSequence challenge = (CharSequence) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CharSequence.class}, (proxy, method, arguments) -> {
                    looks.incrementAndGet();
                    return method.invoke(name, arguments);
                });

        assertThat(RejectedTokens.saysInvalidToken(challenge)).isFalse();

        assertThat(looks).hasValueLessThan(10 * name.length());
    }

    @Test
    void anAsynchronousCallIsRepeatedToo() throws Exception {
        server.answers(WireAnswer.status(403, "WWW-Authenticate: Bearer error=\"invalid_token\""));
        tokens.renewWith(Token.bearer("renewed"));

        OAuthResponse response =
                photos.request("x").async().get().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    @Tag("D-12")
    void repeatsOnceHoweverOftenItIsRefused() {
        server.answersAlways(request -> UNAUTHORIZED);
        tokens.renewWith(Token.bearer("renewed"));
        tokens.renewWith(Token.bearer("again"));

        assertThat(photos.get("x").status()).isEqualTo(401);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    @Tag("D-12")
    void handsThe401BackWhereThereIsNoOtherToken() {
        server.answersAlways(request -> UNAUTHORIZED);

        OAuthResponse response = photos.get("x");

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.headers().getFirst("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(response.data()).hasToString("{\"error\":1}");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theUserSignsInAgainWhereTheProviderRenewsNoMore() {
        server.answers(UNAUTHORIZED);
        tokens.failRenewal(new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED, "photos", "sign in again", null));

        assertThatThrownBy(() -> photos.get("x"))
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessage("sign in again");
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    @Tag("D-12")
    void doesNotRepeatAStreamThatAFilterMade() {
        server.answersAlways(request -> UNAUTHORIZED);
        tokens.renewWith(Token.bearer("renewed"));
        try (TestApp streaming = TestApp.oauth2(server)
                .tokens(tokens)
                .filters(context -> context.setEntity(new ByteArrayInputStream(new byte[] {1})))) {

            assertThat(streaming
                            .remote()
                            .request("x")
                            .body("application/octet-stream", new byte[1])
                            .post()
                            .status())
                    .isEqualTo(401);
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Tag("E-09")
    void aHugeOrStrangeChallengeChangesNothing() {
        server.answers(
                WireAnswer.status(401, "WWW-Authenticate: " + "Bearer x=\"y\", ".repeat(500) + "DPoP, \"\\"),
                WireAnswer.status(401, "WWW-Authenticate: Basic", "WWW-Authenticate: bearer error=insufficient_scope"));

        assertThat(photos.get("x").status()).isEqualTo(401);
        assertThat(photos.get("x").headers().get("WWW-Authenticate")).hasSize(2);
        assertThat(photos.get("x").status()).isEqualTo(200);
    }
}
