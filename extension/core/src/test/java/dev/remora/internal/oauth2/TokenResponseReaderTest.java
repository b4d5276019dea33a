package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.ForcedType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String JSON = "application/json";

    private final TokenResponseReader tolerant = reader(EnumSet.allOf(Tolerance.class), null);
    private final TokenResponseReader strict = reader(Set.of(), null);

    @Test
    @Tag("C-21")
    void readsWhatTheRfcSays() {
        TokenResponse read = strict.read(response(
                JSON,
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r\","
                        + "\"scope\":\"x y\",\"id_token\":\"i\",\"uid\":7,\"user\":{\"n\":[1,\"é\"]},\"none\":null}"));

        assertThat(read.granted("asked"))
                .isEqualTo(Token.bearer("a")
                        .withRefreshToken("r")
                        .withExpiresAt(NOW.plusSeconds(3600))
                        .withScope("x y")
                        .withIdToken("i")
                        .withParameters(Map.of("uid", "7", "user", "{\"n\":[1,\"é\"]}")));
        assertThat(read.tolerated()).isEmpty();
    }

    @ParameterizedTest
    @Tag("C-13")
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "application/JSON",
                "APPLICATION/JSON; charset=\"UTF-8\"",
                "application/vnd.api+json"
            })
    void takesJsonInAnyCaseOfLettersAndWithACharset(String type) {
        assertThat(strict.read(response(type, json())).accessToken()).isEqualTo("a");
    }

    @ParameterizedTest
    @Tag("C-07")
    @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR", "OAuth2"})
    void takesTypesInAnyCaseOfLetters(String type) {
        assertThat(strict.read(response(JSON, json("\"token_type\":\"" + type + "\"")))
                        .granted(null)
                        .type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @Tag("C-07")
    @ValueSource(strings = {"mac", "DPoP", "N_A"})
    void refusesTypesThatItCannotUse(String type) {
        assertRefused(
                tolerant,
                response(JSON, json("\"token_type\":\"" + type + "\"")),
                ErrorCode.TOKEN_TYPE_UNSUPPORTED,
                "REMORA-00410: remote app 'weibo' issued a token of type '" + type + "', which cannot be used; if it is"
                        + " used as Bearer, name it in bearer-types (profile tolerant), or change it with a"
                        + " ProtocolFilter");
    }

    @ParameterizedTest
    @Tag("C-05")
    @Tag("C10")
    @CsvSource(delimiter = '|', textBlock = """
            {"error":"bad_verification_code","error_description":"expired\\u000d\\u000a","error_uri":"u"} | bad_verification_code | expired | u
            {"error":{"message":"no","type":"OAuthException","code":100},"access_token":"a"}             | OAuthException | no |
            {"access_token":"a","token_type":"bearer","error":"e"}                                       | e | |
            error=bad_verification_code&error_description=ex+pired                                       | bad_verification_code | ex pired |
            {"errcode":40029,"errmsg":"invalid code"}                                                    | 40029 | invalid code |
            {"errmsg":"invalid code"}                                                                    | | invalid code |
            {"errcode":40029}                                                                            | 40029 | |
            {"status":400,"message":"Bad code","access_token":""}                                        | | Bad code |
            {"error":"","message":"Bad code","access_token":null}                                        | | Bad code |
            {"error":"e","message":"m","error_description":""}                                           | e | m |
            """)
    void refusesAnErrorInsideStatus200(
            String body, @Nullable String error, @Nullable String description, @Nullable String uri) {
        String type = body.startsWith("{") ? JSON : "application/x-www-form-urlencoded";

        TokenRequestException refused = assertRefused(
                tolerant,
                response(type, body),
                ErrorCode.TOKEN_ERROR,
                "REMORA-00406: remote app 'weibo' refused the token request with status 200"
                        + (error == null ? "" : ": " + error)
                        + (description == null ? "" : " (" + description + ")"));

        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.errorDescription()).isEqualTo(description);
        assertThat(refused.errorUri()).isEqualTo(uri);
        assertThat(refused.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("C-20")
    @Tag("C9")
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"error":"invalid_grant"}                          | refused the token request with status 400: invalid_grant
            401 | {"errors":[{"errorType":"invalid_grant","message":"m"}]} | refused the token request with status 401: invalid_grant (m)
            400 | {"message":"Invalid code"}                         | refused the token request with status 400 (Invalid code)
            400 | {"error":{"message":"Invalid code"}}               | refused the token request with status 400 (Invalid code)
            403 | error=denied                                       | refused the token request with status 403: denied
            400 | '\uFEFF{"error":"invalid_grant"}'                  | refused the token request with status 400: invalid_grant
            400 | '\uFEFFerror=denied'                              | refused the token request with status 400: denied
            405 | ''                                                 | refused the token request with status 405; the setting token-method names the HTTP method
            429 | ''                                                 | refused the token request with status 429
            500 | <html><body>canary</body></html>                   | failed at the token request with status 500
            502 | {"canary                                           | failed at the token request with status 502
            503 | [1]                                                | failed at the token request with status 503
            """)
    void tellsTheStatusAndTheWordsOfAnErrorAndNeverTheBody(int status, String body, String words) {
        assertRefused(
                tolerant,
                ProtocolResponse.of(status).withBody(body.getBytes(StandardCharsets.UTF_8)),
                ErrorCode.TOKEN_ERROR,
                "REMORA-00406: remote app 'weibo' " + words);
    }

    @Test
    @Tag("C-22")
    void cutsTheWordsOfAnError() {
        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class,
                () -> tolerant.read(response(
                        JSON,
                        "{\"error\":\"e\\r\\n\\u202e\",\"error_description\":\"" + "d".repeat(1_000_000) + "\"}")));

        assertThat(refused.error()).isEqualTo("e");
        assertThat(refused.errorDescription()).isEqualTo("d".repeat(256));
    }

    @ParameterizedTest
    @Tag("C-06")
    @Tag("C-10")
    @Tag("C-11")
    @Tag("C-23")
    @Tag("S-02")
    @Tag("C10")
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                 | the body is empty
        {}                                                 | access_token is missing
        {"access_token":null}                              | access_token is missing
        {"access_token":""}                                | access_token is empty
        {"access_token":7}                                 | access_token is no string
        {"access_token":"a\\r\\nX: y"}                     | access_token holds characters that no token has
        {"access_token":"a b"}                             | access_token holds characters that no token has
        {"access_token":"é"}                               | access_token holds characters that no token has
        {"access_token":"a\\u0000"}                        | access_token holds characters that no token has
        {"access_token":"a","token_type":7}                | token_type is no string
        {"access_token":"a","access_token":"b"}            | a JSON member is there more than once
        {"access_token":"a"                                | not JSON: no ',' where one has to be at 19
        {"access_token":"a"} x                             | not JSON: text after the value at 21
        [{"access_token":"a"}]                             | it is no JSON object
        {"access_token":NaN}                               | not JSON: no JSON value at 16
        {'access_token':'a'}                               | not JSON: no '"' where one has to be at 1
        /* x */ {"access_token":"a"}                       | not JSON: no JSON value at 0
        "a"                                                | it is no JSON object
        7                                                  | it is no JSON object
        """)
    void refusesWhatHoldsNoToken(String body, String why) {
        assertRefused(
                tolerant,
                response(JSON, body),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: " + why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        "refresh_token":"r\\n" | refresh_token holds characters that no token has
        "refresh_token":7     | refresh_token is no string
        "id_token":7          | id_token is no string
        "scope":7             | scope is no string
        "scope":[7]           | scope is no string
        """)
    void refusesOddSideMembersIfStrict(String member, String why) {
        assertRefused(
                strict,
                response(JSON, "{\"access_token\":\"a\",\"token_type\":\"Bearer\"," + member + "}"),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: " + why);
    }

    @Test
    @Tag("C-11")
    void refusesWhatIsDeepOrHasHalfACharacterOrAByteOrderMark() {
        assertRefused(
                tolerant,
                response(JSON, "{\"access_token\":" + "[".repeat(100_000)),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: JSON nested deeper than 100"
                        + " levels");
        assertRefused(
                strict,
                response(JSON, "\uFEFF" + json()),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: it begins with a byte order"
                        + " mark");
        assertRefused(
                strict,
                response(JSON, "{\"access_token\":\"\\ud800\"}"),
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                "REMORA-00408: the token response of remote app 'weibo' cannot be decoded: a JSON string holds half a"
                        + " character");
        assertRefused(
                tolerant,
                response(JSON, "{\"access_token\":\"\\ud800\"}"),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: access_token holds characters"
                        + " that no token has");
    }

    @Test
    @Tag("C-13")
    @Tag("C-25")
    void readsNoXml() {
        assertRefused(
                tolerant,
                response("application/xml", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"),
                ErrorCode.TOKEN_RESPONSE_CONTENT_TYPE,
                "REMORA-00409: the token response of remote app 'weibo' is application/xml, but application/json has to"
                        + " be; the setting content-type can say how to read it");
    }

    @ParameterizedTest
    @Tag("C-26")
    @CsvSource(delimiter = '|', textBlock = """
        access_token=%zz                | a % is not followed by two hexadecimal digits
        access_token=a&access_token=b   | a parameter is there more than once
        access_token                    | access_token is empty
        token=a                         | access_token is missing
        """)
    void refusesFormsThatHoldNoToken(String body, String why) {
        assertRefused(
                tolerant,
                response("application/x-www-form-urlencoded", body),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: " + why);
    }

    @Test
    void refusesFormsOfMoreThan1000Parameters() {
        String form = "application/x-www-form-urlencoded";
        String most = "access_token=a"
                + IntStream.range(0, 999).mapToObj(i -> "&p" + i).collect(Collectors.joining());

        assertThat(tolerant.read(response(form, most)).parameters()).hasSize(999);
        assertRefused(
                tolerant,
                response(form, most + "&one=more"),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: more than 1000 parameters");
    }

    @Test
    @Tag("C-12")
    void refusesOctetsThatAreNoUtf8() {
        byte[] overlong = "{\"access_token\":\"a?\"}".getBytes(StandardCharsets.ISO_8859_1);
        overlong[18] = (byte) 0xC0;

        assertRefused(
                tolerant,
                ProtocolResponse.of(200).withHeaders(type(JSON)).withBody(overlong),
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                "REMORA-00408: the token response of remote app 'weibo' cannot be decoded: not UTF-8");
        assertRefused(
                tolerant,
                ProtocolResponse.of(200).withHeaders(type(JSON)).withBody(json().getBytes(StandardCharsets.UTF_16BE)),
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                "REMORA-00408: the token response of remote app 'weibo' cannot be decoded: not UTF-8");
    }

    @Test
    @Tag("C-12")
    void refusesAnotherCharsetUnlessTolerant() {
        ProtocolResponse latin1 = ProtocolResponse.of(200)
                .withHeaders(type("application/json;charset=ISO-8859-1"))
                .withBody(json("\"name\":\"é\"").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(tolerant.read(latin1).parameters()).containsEntry("name", "é");
        assertThat(tolerant.read(latin1).tolerated()).contains(Tolerance.OTHER_CHARSET);
        assertRefused(
                strict,
                latin1,
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                "REMORA-00408: the token response of remote app 'weibo' cannot be decoded: its charset is not UTF-8");
        assertThat(tolerant.read(response("application/json;charset=x-unheard-of", json()))
                        .tolerated())
                .contains(Tolerance.OTHER_CHARSET);
        assertRefused(
                strict,
                response("application/json;charset=x-unheard-of", json()),
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                "REMORA-00408: the token response of remote app 'weibo' cannot be decoded: its charset is not UTF-8");
    }

    @ParameterizedTest
    @Tag("C-08")
    @CsvSource(delimiter = '|', textBlock = """
            3600        | 3600
            3600.0      | 3600
            "3600"      | 3600
            9e18        | 2147483647
            1e1000000   | 2147483647
            "99999999999999999999" | 2147483647
            """)
    void readsLifetimesHoweverTheyAreWritten(String lifetime, long seconds) {
        assertThat(tolerant.read(response(JSON, json("\"expires_in\":" + lifetime)))
                        .expiresAt())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @Tag("C-08")
    @ValueSource(strings = {"true", "3600.5", "\"soon\"", "\"3600.0\"", "{}", "[3600]"})
    void refusesLifetimesThatAreNoneIfStrict(String lifetime) {
        assertThat(tolerant.read(response(JSON, json("\"expires_in\":" + lifetime)))
                        .expiresAt())
                .isNull();
        assertRefused(
                strict,
                response(JSON, json("\"expires_in\":" + lifetime)),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: expires_in is no whole number");
    }

    @Test
    @Tag("C-08")
    void knowsNoExpiryWhereTheProviderSaysNone() {
        assertThat(strict.read(response(JSON, json())).expiresAt()).isNull();
    }

    @Test
    @Tag("C-09")
    void grantsWhatWasAskedForUnlessTheResponseSaysOtherwise() {
        assertThat(strict.read(response(JSON, json())).granted("x y").scope()).isEqualTo("x y");

        OAuth2Token nothing =
                strict.read(response(JSON, json("\"scope\":\"\""))).granted("x y");
        assertThat(nothing.scope()).isEmpty();
        assertThat(nothing.scopes()).isEmpty();
    }

    @Test
    @Tag("C-13")
    void refusesHtmlAndQuotesNothingOfIt() {
        assertRefused(
                tolerant,
                response("text/html;charset=utf-8", "<html>canary</html>"),
                ErrorCode.TOKEN_RESPONSE_CONTENT_TYPE,
                "REMORA-00409: the token response of remote app 'weibo' is text/html, but application/json has to be;"
                        + " the setting content-type can say how to read it");
    }

    @Test
    @Tag("F7")
    @Tag("F9")
    void readsHtmlAsJsonWhereThatIsForced() {
        TokenResponseReader forced = reader(EnumSet.allOf(Tolerance.class), JSON);

        assertThat(forced.read(response("text/html", json())).tolerated()).containsExactly(Tolerance.FORCED_TYPE);
        assertThat(forced.read(response(JSON, json())).tolerated()).isEmpty();
        assertRefused(
                forced,
                ProtocolResponse.of(502)
                        .withHeaders(type("text/html"))
                        .withBody("<html>".getBytes(StandardCharsets.UTF_8)),
                ErrorCode.TOKEN_ERROR,
                "REMORA-00406: remote app 'weibo' failed at the token request with status 502");
    }

    @Test
    @Tag("F7")
    void readsWhatIsNotOfTheForcedTypeAsWhatItSaysItIs() {
        TokenResponseReader forced = reader(EnumSet.allOf(Tolerance.class), JSON);
        ProtocolResponse form = response("application/x-www-form-urlencoded", "access_token=a&token_type=bearer");

        assertThat(forced.read(form).tolerated())
                .containsExactlyInAnyOrder(Tolerance.TYPE_NOT_KEPT, Tolerance.FORM_ENCODED);
        assertThat(reader(EnumSet.allOf(Tolerance.class), "application/xml")
                        .read(response(JSON, json()))
                        .tolerated())
                .containsExactly(Tolerance.TYPE_NOT_KEPT);
        assertRefused(
                reader(Set.of(), JSON),
                form,
                ErrorCode.TOKEN_RESPONSE_CONTENT_TYPE,
                "REMORA-00409: the token response of remote app 'weibo' is application/x-www-form-urlencoded, but"
                        + " application/json has to be; the setting content-type can say how to read it");
    }

    @Test
    @Tag("F7")
    void readsTokenResponsesAsTheirOwnForcedTypeAlone() {
        TokenResponseReader forced = reader(EnumSet.allOf(Tolerance.class), JSON, true);

        assertThat(forced.read(response("text/html", json())).tolerated()).containsExactly(Tolerance.FORCED_TYPE);
        assertRefused(
                forced,
                response("application/x-www-form-urlencoded", "access_token=a&token_type=bearer"),
                ErrorCode.TOKEN_RESPONSE_INVALID,
                "REMORA-00407: the token response of remote app 'weibo' is not valid: not JSON: no JSON value at 0");
    }

    private static TokenResponseReader reader(Set<Tolerance> forgivable, @Nullable String forced) {
        return reader(forgivable, forced, false);
    }

    private static TokenResponseReader reader(Set<Tolerance> forgivable, @Nullable String forced, boolean tokensOnly) {
        return new TokenResponseReader(
                "weibo",
                forgivable,
                ContentType.parse(forced)
                        .map(type -> new ForcedType(type, tokensOnly))
                        .orElse(null),
                Set.of("bearer", "OAuth2"),
                Set.of(),
                Duration.ofMinutes(1),
                ClientRemedy.NONE,
                new JsonReader(),
                () -> NOW);
    }

    private static TokenRequestException assertRefused(
            TokenResponseReader reader, ProtocolResponse response, ErrorCode code, String message) {
        TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, () -> reader.read(response));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(reader.read(response(JSON, json())).accessToken()).isEqualTo("a");
        return refused;
    }

    static String json(String... members) {
        String type = List.of(members).toString().contains("token_type") ? "" : ",\"token_type\":\"bearer\"";
        return "{\"access_token\":\"a\"" + type + (members.length == 0 ? "" : "," + String.join(",", members)) + "}";
    }

    static ProtocolResponse response(@Nullable String type, String body) {
        return response(type, body, StandardCharsets.UTF_8);
    }

    private static ProtocolResponse response(@Nullable String type, String body, Charset charset) {
        return ProtocolResponse.of(200)
                .withHeaders(type == null ? Map.of() : type(type))
                .withBody(body.getBytes(charset));
    }

    private static Map<String, List<String>> type(String type) {
        return Map.of("content-type", List.of(type));
    }
}
