package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.internal.oauth1.CredentialsReader.Format;
import dev.remora.internal.oauth1.TemporaryCredentials.CallbackConfirmation;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsReaderTest {

    private final CredentialsReader reader = new CredentialsReader("twitter", Format.FORM, new JsonReader());

    @Test
    void keepsWhatElseTheProviderSaid() {
        OAuth1Token token = reader.read(response(200, "oauth_token=t&oauth_token_secret=s+%2B&screen_name=ann\n"));

        assertThat(token).isEqualTo(Token.oauth1("t", "s +").withParameters(Map.of("screen_name", "ann")));
    }

    @Test
    void readsJsonWhenToldTo() {
        CredentialsReader ofJson = new CredentialsReader("twitter", Format.JSON, new JsonReader());

        assertThat(ofJson.read(response(200, "{\"oauth_token\":\"t\",\"oauth_token_secret\":\"s\",\"id\":7}")))
                .isEqualTo(Token.oauth1("t", "s").withParameters(Map.of("id", "7")));
    }

    @ParameterizedTest
    @Tag("G-18")
    @Tag("C-26")
    @CsvSource(delimiter = '|', textBlock = """
            oauth_token=t                                            | oauth_token_secret is missing
            oauth_token_secret=s                                     | oauth_token is missing
            oauth_token=&oauth_token_secret=s                        | oauth_token is empty
            oauth_token=t&oauth_token=u&oauth_token_secret=s         | a parameter is there more than once
            oauth_token=%zz&oauth_token_secret=s                     | a % is not followed by two hexadecimal digits
            <html><body>Sorry</body></html>                          | it is not form-encoded
            {"oauth_token":"t"}                                      | it is not form-encoded
            oauth_token=t%0D%0AX:y&oauth_token_secret=s              | oauth_token holds a control character
            oauth_token=t&oauth_token_secret=%00                     | oauth_token_secret holds a control character
            ''                                                       | the body is empty
            """)
    void refusesWhatHoldsNoCredentials(String body, String why) {
        TokenRequestException refused = refused(response(200, body));

        assertThat(refused).hasMessage("REMORA-00511: the token response of remote app 'twitter' is not valid: " + why);
        assertThat(refused.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
    }

    @Test
    void refusesMoreThan1000Parameters() {
        String most = "oauth_token=t&oauth_token_secret=s" + numbered(998);

        assertThat(reader.read(response(200, most)).parameters()).hasSize(998);
        assertThat(refused(response(200, most + "&one=more")))
                .hasMessage("REMORA-00511: the token response of remote app 'twitter' is not valid: more than 1000"
                        + " parameters");
    }

    @Test
    @Tag("C-12")
    void refusesOctetsThatAreNoUtf8() {
        TokenRequestException refused =
                refused(ProtocolResponse.of(200).withBody(new byte[] {'a', '=', (byte) 0xC0, (byte) 0xAF}));

        assertThat(refused)
                .hasMessage("REMORA-00512: the token response of remote app 'twitter' cannot be decoded: not UTF-8");
        assertThat(refused.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_ENCODING);
    }

    @Test
    void readsAnyStatusOfSuccess() {
        for (int status : new int[] {200, 201, 299}) {
            assertThat(reader.read(response(status, "oauth_token=t&oauth_token_secret=s"))
                            .token())
                    .isEqualTo("t");
        }
        for (int status : new int[] {199, 300, 302, 401}) {
            assertThat(refused(response(status, "oauth_token=t&oauth_token_secret=s"))
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void temporaryCredentialsSignLikeAToken() {
        assertThat(temporary("&x=y", CallbackConfirmation.NOT_EXPECTED).asToken())
                .isEqualTo(Token.oauth1("t", "s").withParameters(Map.of("x", "y")));
    }

    @Test
    void reportsTheProblem() {
        TokenRequestException refused =
                refused(response(401, "oauth_problem=token_rejected&oauth_problem_advice=try%0Aagain"));

        assertThat(refused)
                .hasMessage("REMORA-00510: remote app 'twitter' refused the token request with status 401:"
                        + " token_rejected (tryagain)");
        assertThat(refused.code()).isEqualTo(ErrorCode.TOKEN_ERROR);
        assertThat(refused.error()).isEqualTo("token_rejected");
        assertThat(refused.errorDescription()).isEqualTo("tryagain");
    }

    @ParameterizedTest
    @CsvSource({
        "REQUEST_TOKEN, 401, refused the request-token call with status 401",
        "ACCESS_TOKEN, 401, refused the token request with status 401",
        "REFRESH, 401, refused the token renewal with status 401",
        "REFRESH, 500, failed at the token renewal with status 500",
        "REQUEST_TOKEN, 502, failed at the request-token call with status 502"
    })
    void tellsWhichCallItWasAndWhy(ProtocolCall call, int status, String what) {
        CredentialsReader ofCall =
                new CredentialsReader("twitter", call, Format.FORM, new JsonReader(), InstantSource.system());
        for (String body : List.of(
                "error=invalid_signature&error_description=no",
                "{\"error\":\"invalid_signature\",\"error_description\":\"no\"}")) {
            TokenRequestException refused =
                    catchThrowableOfType(TokenRequestException.class, () -> ofCall.read(response(status, body)));

            assertThat(refused).hasMessage("REMORA-00510: remote app 'twitter' " + what + ": invalid_signature (no)");
            assertThat(refused.error()).isEqualTo("invalid_signature");
        }
    }

    @Test
    void reportsAnErrorInsideAStatusOfSuccess() {
        assertThat(refused(response(200, "error=invalid_signature")).error()).isEqualTo("invalid_signature");
        assertThat(reader.read(response(200, "oauth_token=t&oauth_token_secret=s&oauth_problem=&error=0"))
                        .token())
                .isEqualTo("t");
    }

    @Test
    void namesTheSettingOfTheMethod() {
        CredentialsReader ofRequestToken = new CredentialsReader(
                "twitter", ProtocolCall.REQUEST_TOKEN, Format.FORM, new JsonReader(), InstantSource.system());

        assertThat(catchThrowableOfType(
                        TokenRequestException.class, () -> ofRequestToken.read(response(405, "<html></html>"))))
                .hasMessage("REMORA-00510: remote app 'twitter' refused the request-token call with status 405; the"
                        + " setting request-token-method names the HTTP method");
    }

    @Test
    void reportsTheProblemInTheHeader() {
        ProtocolResponse response =
                response(401, "").withHeader("WWW-Authenticate", "OAuth realm=\"x\", oauth_problem=\"nonce_used\"");

        assertThat(refused(response).error()).isEqualTo("nonce_used");
    }

    @Test
    void reportsTwittersErrors() {
        TokenRequestException refused =
                refused(response(401, "{\"errors\":[{\"code\":32,\"message\":\"Could not authenticate you.\"}]}"));

        assertThat(refused.error()).isEqualTo("32");
        assertThat(refused.errorDescription()).isEqualTo("Could not authenticate you.");
    }

    @Test
    void reportsTheStatusOfAPageForPeople() {
        assertThat(refused(response(503, "<html>down</html>")))
                .hasMessage("REMORA-00510: remote app 'twitter' failed at the token request with status 503");
    }

    @Test
    void capsTheProvidersWords() {
        assertThat(refused(response(400, "oauth_problem=" + "x".repeat(5000))).error())
                .hasSize(256);
    }

    @ParameterizedTest
    @Tag("G-09")
    @Tag("O4")
    @ValueSource(strings = {"", "&oauth_callback_confirmed=false", "&oauth_callback_confirmed=1"})
    void refusesAnUnconfirmedCallback(String confirmed) {
        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class, () -> temporary(confirmed, CallbackConfirmation.REQUIRED));

        assertThat(refused)
                .hasMessage("REMORA-00513: remote app 'twitter' did not confirm the callback: oauth_callback_confirmed"
                        + " is not true");
        assertThat(refused.code()).isEqualTo(ErrorCode.OAUTH1_CALLBACK_UNCONFIRMED);
    }

    @Test
    @Tag("G-09")
    void acceptsAConfirmationInAnyCaseOfLetters() {
        assertThat(temporary("&oauth_callback_confirmed=TRUE", CallbackConfirmation.REQUIRED)
                        .token())
                .isEqualTo("t");
        assertThat(temporary("", CallbackConfirmation.NOT_EXPECTED).token()).isEqualTo("t");
    }

    @Test
    @Tag("G-19")
    void showsNoSecret() {
        assertThat(temporary("", CallbackConfirmation.NOT_EXPECTED).toString())
                .isEqualTo("TemporaryCredentials[token=****, secret=****, parameters=[]]");
    }

    private TemporaryCredentials temporary(String confirmed, CallbackConfirmation confirmation) {
        return TemporaryCredentials.read(
                reader, response(200, "oauth_token=t&oauth_token_secret=s" + confirmed), confirmation);
    }

    private TokenRequestException refused(ProtocolResponse response) {
        return catchThrowableOfType(TokenRequestException.class, () -> reader.read(response));
    }

    private static ProtocolResponse response(int status, String body) {
        return ProtocolResponse.of(status)
                .withHeaders(Map.of("Content-Type", List.of("text/html")))
                .withBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "&p" + i).collect(Collectors.joining());
    }
}
