package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token goes with a call, and how. */
@Tag("clients")
class TokensOnCallsTest {

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
    @Tag("E-04")
    @Tag("Q16")
    void theTokenGoesIntoTheHeaderAndNowhereElse() {
        photos.post("x?a=b", java.util.Map.of("c", "d"));

        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
        assertThat(server.only().target()).isEqualTo("/api/x?a=b");
        assertThat(server.only().body()).isEqualTo("c=d");
    }

    @Test
    void theSchemeIsASetting() {
        try (TestApp weibo = TestApp.oauth2(server).scheme("OAuth2")) {
            weibo.remote().get("x");
        }

        assertThat(server.only().authorization()).isEqualTo("OAuth2 canary-access-token");
    }

    @Test
    @Tag("E-05")
    @Tag("Q9")
    void anAuthorizationHeaderOfTheCallersOwnIsAnError() {
        assertThatThrownBy(() -> photos.request("x").header("authorization", "Basic abc"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00607: remote app 'photos': the header Authorization is Remora's to set; to change its"
                                + " scheme there is the setting authorization-scheme, to change it altogether a"
                                + " ClientRequestFilter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding"})
    void headersThatFollowFromTheRestCannotBeSet(String name) {
        assertThatThrownBy(() -> photos.request("x").header(name, "1"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00608: remote app 'photos': the header " + name
                        + " follows from the URL and the body; it cannot be set");
    }

    @ParameterizedTest
    @Tag("S-02")
    @ValueSource(strings = {"canary\r\nX: y", "canary\u0000", "canaryé", "canary\u007f", "\ncanary"})
    void headerValuesAreInspected(String value) {
        RequestRefusedException refused = catchThrowableOfType(
                RequestRefusedException.class, () -> photos.request("x").header("X-A", value));

        assertThat(refused)
                .hasMessage(
                        "REMORA-00606: remote app 'photos': the value of the header X-A holds characters that cannot be"
                                + " in it: it has to be printable ASCII");
        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
    }

    @ParameterizedTest
    @Tag("S-02")
    @ValueSource(strings = {"", "X A", "X:", "X\r\n", "Xé"})
    void headerNamesAreInspected(String name) {
        assertThatThrownBy(() -> photos.request("x").header(name, "a"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00605: remote app 'photos': a header's name holds characters that cannot be in it"
                        + " (RFC 9110 section 5.1)");
    }

    @ParameterizedTest
    @Tag("C-23")
    @Tag("S-02")
    @ValueSource(strings = {"", "canary\r\nX: y", "canary token", "canaryé", "canary\u0000"})
    void accessTokensAreInspected(String token) {
        RequestRefusedException refused = catchThrowableOfType(
                RequestRefusedException.class,
                () -> photos.withToken(Token.bearer(token)).get("x"));

        assertThat(refused)
                .hasMessage(
                        "REMORA-00618: remote app 'photos': the access token is empty or holds characters that cannot"
                                + " be in a header (RFC 6750 section 2.1)");
        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        assertThat(server.received()).isEmpty();
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    @Tag("Q14")
    void withoutATokenTheUserHasToSignIn() {
        tokens.forget(null);

        AuthorizationRequiredException required =
                catchThrowableOfType(AuthorizationRequiredException.class, () -> photos.get("x"));

        assertThat(required)
                .hasMessage(
                        "REMORA-00604: remote app 'photos': there is no token for this call; send the user's browser"
                                + " through authorize() first");
        assertThat(required.code()).isEqualTo(ErrorCode.AUTHORIZATION_REQUIRED);
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Tag("Q13")
    void aTokenOfACallTakesThePlaceOfTheCurrentOne() {
        photos.request("x").token(Token.bearer("other")).get();
        photos.withToken(Token.bearer("fixed")).get("x");

        assertThat(server.received().stream().map(Received::authorization))
                .containsExactly("Bearer other", "Bearer fixed");
    }

    @Test
    @Tag("Q13")
    void theNameOfATokenIsHandedToWhoHasTheTokens() {
        tokens.put("work", Token.bearer("of-work"));

        photos.request("x").tokenKey("work").get();
        photos.withTokenKey("work").get("x");

        assertThat(server.received().stream().map(Received::authorization))
                .containsExactly("Bearer of-work", "Bearer of-work");
        assertThat(photos.token()).contains(TestApp.BEARER);
        assertThat(photos.token("work")).contains(Token.bearer("of-work"));
        assertThat(photos.token("play")).isEmpty();
    }

    @Test
    @Tag("E-08")
    void theNameOfATokenOfACallerIsThatOfThisCaller() {
        tokens.put("work", Token.bearer("of-whoever-asks"));
        tokens.put("ann/work", Token.bearer("of-ann"));

        photos.asCaller("ann").request("x").tokenKey("work").get();
        photos.asCaller("ann").withTokenKey("work").get("x");
        photos.asCaller("ann").withToken(TestApp.BEARER).withTokenKey("work").get("x");
        photos.withTokenKey("work").asCaller("ann").get("x");
        photos.withTokenKey("work").withToken(TestApp.BEARER).asCaller("ann").get("x");

        assertThat(server.received().stream().map(Received::authorization))
                .hasSize(5)
                .containsOnly("Bearer of-ann");
    }

    @Test
    @Tag("E-08")
    void aTokenThatIsGivenForACallerIsHis() {
        photos.asCaller("ann").withToken(TestApp.BEARER).get("x");
        photos.asCaller("ann")
                .withToken(Token.bearer("x"))
                .request("x")
                .token(TestApp.BEARER)
                .get();
        photos.withToken(Token.bearer("other")).withToken(TestApp.BEARER).get("x");

        assertThat(tokens.ownersOfGiven())
                .startsWith("ann", "ann")
                .endsWith("whoever asks")
                .containsOnlyOnce("whoever asks");
    }

    @Test
    void tokensThatTakeEachOthersPlaceLeaveNothingBehind() {
        OAuthRemote remote = photos;
        for (int i = 0; i < 100_000; i++) {
            remote = remote.withToken(Token.bearer("fixed"));
        }

        assertThat(remote.withTokenKey("play").token()).isEmpty();
    }

    @Test
    @Tag("E-08")
    void aSignOutOfACallerBringsNoIdTokenIntoAnothersBrowser() {
        OAuth2Token ofAnn = Token.bearer("of-ann").withIdToken("ann.id.token");
        tokens.put("ann/null", ofAnn);

        assertThat(photos.asCaller("ann").signOut().uri()).hasToString("signed-out");
        assertThat(photos.withToken(ofAnn).signOut().uri()).hasToString("provider?id_token_hint=ann.id.token");
    }

    @Test
    void forgetsTheTokenOfItsName() {
        tokens.put("work", Token.bearer("of-work"));

        photos.withTokenKey("work").forget();
        photos.withToken(Token.bearer("fixed")).forget();

        assertThat(photos.token("work")).isEmpty();
        assertThat(photos.token()).isPresent();
        photos.forget();
        assertThat(photos.token()).isEmpty();
    }

    @Test
    @Tag("Q15")
    @Tag("Q17")
    void aTokenOfTheOtherProtocolIsAnError() {
        assertThatThrownBy(() -> photos.withToken(TestApp.OAUTH1).get("x"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00617: remote app 'photos': the remote app speaks OAuth 2, but the token is one of"
                        + " OAuth 1.0a");
        try (TestApp oauth1 = TestApp.oauth1(server)) {
            assertThatThrownBy(() -> oauth1.remote().withToken(TestApp.BEARER).get("x"))
                    .hasMessage(
                            "REMORA-00617: remote app 'photos': the remote app speaks OAuth 1.0a, but the token is one"
                                    + " of OAuth 2");
        }
        assertThat(server.received()).isEmpty();
    }
}
