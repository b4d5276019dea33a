package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth1Token;
import dev.remora.OAuthRemote;
import dev.remora.RequestRefusedException;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import dev.remora.internal.settings.ParameterPlacement;
import jakarta.ws.rs.core.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed is what is sent: a provider verifies each signature with nothing but what arrived. */
@Tag("clients")
class OAuth1CallsTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth1(server);
    private final OAuthRemote photos = app.remote();
    private final SignatureOracle oracle = new SignatureOracle(TestApp.CONSUMER_SECRET, TestApp.OAUTH1.secret());

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @ParameterizedTest
    @Tag("G-05")
    @ValueSource(
            strings = {
                "photos",
                "",
                "/",
                "e//d///f?a=b%2Bc",
                "a;m=1;n=2/b",
                "a%3Bb/c%2Fd/%7Ex~/caf%C3%A9/!$'()*,:@&=+",
                "a%3ab%40%2b%2c%24%21%27%28%29%2A%3D%26",
                "café/na ïve/100%25",
                "t/{x}/%7Bx%7D",
                "q?z=a:b@c/d,e!$'()*",
                "q?a=1&a=2&b=&c&=d&&e",
                "q?a=b=c&caf%C3%A9=%C3%A9;d",
                "q?s=a+b%20c%2Bd&t=ü|^`\"<>",
                "q?k[]=1&k%5B%5D=2",
                "q?emoji=😀&%F0%9F%98%80=x",
                "q?tilde=~%7E&star=*%2A",
                "q?",
            })
    void whateverThePathAndQuery(String path) {
        assertThat(photos.get(path).status()).isEqualTo(200);

        assertThat(oracle.verified(server.only()))
                .containsEntry("oauth_consumer_key", "consumer-key")
                .containsEntry("oauth_token", "canary-token")
                .containsEntry("oauth_signature_method", "HMAC-SHA1")
                .containsEntry("oauth_version", "1.0");
    }

    @ParameterizedTest
    @Tag("G-04")
    @CsvSource({
        "POST, HEADER", "PUT, HEADER", "PATCH, HEADER", "DELETE, HEADER",
        "POST, QUERY", "PUT, QUERY", "PATCH, QUERY", "DELETE, QUERY",
        "POST, FORM", "PUT, FORM", "PATCH, FORM", "DELETE, FORM",
    })
    void formsWhateverTheMethodAndThePlacement(String method, ParameterPlacement placement) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("status", "käse + brot & wein = 100% ~*!'()");
        form.put("tag", List.of("b", "a", ""));
        form.put("empty", "");
        form.put("ключ", "😀");
        try (TestApp placed = TestApp.oauth1(server).placement(placement)) {
            placed.remote().request("x?a=b&tag=c").data(form).method(method);
        }

        assertThat(oracle.verified(server.only())).containsKey("oauth_nonce");
        assertThat(server.only().method()).isEqualTo(method);
        assertThat(server.only().headers("Authorization")).hasSize(placement == ParameterPlacement.HEADER ? 1 : 0);
        assertThat(server.only().body().contains("oauth_signature=")).isEqualTo(placement == ParameterPlacement.FORM);
        assertThat(server.only().target().contains("oauth_signature="))
                .isEqualTo(placement == ParameterPlacement.QUERY);
    }

    @ParameterizedTest
    @EnumSource(ParameterPlacement.class)
    void callsWithoutAFormWhateverThePlacement(ParameterPlacement placement) {
        try (TestApp placed = TestApp.oauth1(server).placement(placement)) {
            placed.remote().get("x", Map.of("q", "ü +"));
            placed.remote().post("x");
            placed.remote().request("x").json(Map.of("a", "ü")).put();
            placed.remote().head("x");
        }

        assertThat(server.received()).hasSize(4).allSatisfy(oracle::verified);
    }

    @ParameterizedTest
    @Tag("E-10")
    @EnumSource(
            value = ParameterPlacement.class,
            names = {"QUERY", "FORM"})
    void whereNoAuthorizationHeaderTellsThemCachesAreToldToKeepNothing(ParameterPlacement placement) {
        try (TestApp placed = TestApp.oauth1(server).placement(placement)) {
            placed.remote().post("x", Map.of("a", "b"));
        }

        assertThat(server.only().headers("Authorization")).isEmpty();
        assertThat(server.only().headers("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @Tag("G-04")
    @Tag("O8")
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=UTF-8",
                "application/x-www-form-urlencoded;charset=utf-8;x=y",
                "APPLICATION/X-WWW-FORM-URLENCODED",
            })
    void formsWhateverParametersTheirMediaTypeCarries(String type) {
        photos.request("x")
                .header("Content-Type", type)
                .form(new Form("a", "ü"))
                .post();
        photos.request("x").body(type, "b=%C3%BC+c&d").put();

        assertThat(server.received()).hasSize(2).allSatisfy(request -> {
            oracle.verified(request);
            assertThat(request.header("Content-Type").orElseThrow().toLowerCase(Locale.ROOT))
                    .startsWith("application/x-www-form-urlencoded");
        });
        assertThat(server.last().body()).isEqualTo("b=%C3%BC+c&d");
    }

    @Test
    @Tag("G-04")
    @Tag("O8")
    void otherBodiesAreNotPartOfTheSignature() {
        photos.request("x").body("text/plain", "a=b&c=d").post();
        photos.request("x")
                .body("application/octet-stream", new byte[] {(byte) 0xFF, 0})
                .post();
        photos.post("x", List.of(1, 2));

        assertThat(server.received())
                .hasSize(3)
                .allSatisfy(request -> assertThat(oracle.verified(request)).doesNotContainKey("oauth_body_hash"));
    }

    @Test
    void aFormThatCannotBeReadCannotBeSigned() {
        assertThatThrownBy(() -> photos.request("x")
                        .body("application/x-www-form-urlencoded", "a=%zz")
                        .post())
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00622: remote app 'photos': the form-encoded body cannot be signed: a % is not"
                        + " followed by two hexadecimal digits");
        assertThat(server.received()).isEmpty();
        assertThat(photos.get("x").status()).as("the next call").isEqualTo(200);
    }

    @Test
    @Tag("O7")
    void bodiesAreHashedWhereASettingSaysSo() {
        try (TestApp hashing = TestApp.oauth1(server).bodyHash()) {
            hashing.remote().request("x").json(Map.of("a", "ü")).post();
            hashing.remote()
                    .request("x")
                    .body("text/plain;charset=ISO-8859-1", "ü")
                    .put();
            hashing.remote().post("x", Map.of("a", "b"));
            hashing.remote().get("x");
        }

        List<Received> received = server.received();
        assertThat(oracle.verified(received.get(0)))
                .containsEntry(
                        "oauth_body_hash", SignatureOracle.sha1("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(oracle.verified(received.get(1)))
                .containsEntry(
                        "oauth_body_hash", SignatureOracle.sha1(received.get(1).bytes()));
        assertThat(oracle.verified(received.get(2))).doesNotContainKey("oauth_body_hash");
        assertThat(oracle.verified(received.get(3))).doesNotContainKey("oauth_body_hash");
    }

    @ParameterizedTest
    @Tag("G-15")
    @EnumSource(ParameterPlacement.class)
    void protocolParametersOfTheCallersOwnAreRefused(ParameterPlacement placement) {
        try (TestApp placed = TestApp.oauth1(server).placement(placement)) {
            OAuthRemote remote = placed.remote();
            for (Runnable call : List.<Runnable>of(
                    () -> remote.get("x?oauth_token=x"),
                    () -> remote.get("x", Map.of("oauth_nonce", "x")),
                    () -> remote.post("x", Map.of("oauth_signature", "x")))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(RequestRefusedException.class)
                        .hasMessageStartingWith("REMORA-00508: remote app 'photos': the parameter oauth_");
            }
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    @Tag("Q14")
    void aBlankTokenSignsForTheApplicationItself() {
        photos.withToken(Token.oauth1("", "")).get("x");

        assertThat(new SignatureOracle(TestApp.CONSUMER_SECRET, "").verified(server.only()))
                .doesNotContainKey("oauth_token");
    }

    @Test
    @Tag("S-02")
    void whateverCharactersTokensHave() {
        OAuth1Token token = Token.oauth1("t/ü\r\n=\"&", "s ü%+");
        photos.withToken(token).get("x");

        assertThat(new SignatureOracle(TestApp.CONSUMER_SECRET, token.secret()).verified(server.only()))
                .containsEntry("oauth_token", token.token());
    }

    @Test
    @Tag("G-07")
    void aRefusedNonceIsRepeatedOnceWithANewOne() {
        server.answersAlways(
                request -> WireAnswer.of(401, "application/x-www-form-urlencoded", "oauth_problem=nonce_used"));

        assertThat(photos.post("x", Map.of("a", "b")).status()).isEqualTo(401);
        assertThat(server.received().stream()
                        .map(request -> oracle.verified(request).get("oauth_nonce")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_problem=timestamp_refused", "nothing said"})
    void aRefusedTimestampIsCorrectedOnceByTheProvidersClock(String problem) {
        Instant provider = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(provider.atOffset(ZoneOffset.UTC));
        server.answers(WireAnswer.of(401, "text/plain", problem, "Date: " + date));

        assertThat(photos.get("x").status()).isEqualTo(200);
        photos.get("x");

        List<Long> times = server.received().stream()
                .map(request -> Long.parseLong(oracle.verified(request).get("oauth_timestamp")))
                .toList();
        assertThat(times).hasSize(3);
        assertThat(times.get(0)).isLessThan(provider.getEpochSecond());
        assertThat(times.get(1)).isBetween(provider.getEpochSecond(), provider.getEpochSecond() + 60);
        assertThat(times.get(2)).as("of the next call").isGreaterThanOrEqualTo(times.get(1));
    }

    @Test
    void aTimestampThatIsRefusedAgainIsHandedBack() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
        server.answersAlways(
                request -> WireAnswer.of(401, "text/plain", "oauth_problem=timestamp_refused", "Date: " + date));

        assertThat(photos.get("x").status()).isEqualTo(401);
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void explainsWhatIsSigned() {
        SignatureExplanation explained =
                photos.request("x?b=2").query("a", "1 +").explain();
        SignatureExplanation form = photos.request("x").form(new Form("c", "d")).explain();

        assertThat(explained.normalizedParameters()).startsWith("a=1%20%2B&b=2&oauth_consumer_key=consumer-key&");
        assertThat(explained.baseString())
                .startsWith("GET&http%3A%2F%2F127.0.0.1%3A")
                .contains("%2Fapi%2Fx&a%3D1%2520%252B%26b%3D2%26");
        assertThat(explained.authorizationHeader()).startsWith("OAuth oauth_nonce=");
        assertThat(form.baseString()).startsWith("POST&").contains("c%3Dd%26oauth_consumer_key");
        assertThat(explained.toString() + form).doesNotContain("canary");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void explainsWhatIsHashed() {
        try (TestApp hashing = TestApp.oauth1(server).bodyHash()) {
            assertThat(hashing.remote()
                            .request("x")
                            .json(Map.of())
                            .explain("put")
                            .normalizedParameters())
                    .startsWith("oauth_body_hash=");
        }
    }

    @Test
    void thereIsNothingToExplainInOAuth2() {
        try (TestApp oauth2 = TestApp.oauth2(server)) {
            assertThatThrownBy(() -> oauth2.remote().request("x").explain())
                    .hasMessage("REMORA-00623: remote app 'photos': there is nothing to explain: the remote app speaks"
                            + " OAuth 2, where calls carry a token and no signature");
        }
    }
}
