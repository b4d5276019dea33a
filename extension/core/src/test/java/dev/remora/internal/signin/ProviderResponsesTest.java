package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.internal.settings.ToleranceNames;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the form that the provider has for them. */
class ProviderResponsesTest {

    @Test
    void theTokenMayBeNested() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("token-path", "/authed_user")
                .with("bearer-types", "user")
                .with("success-path", "/ok=true");

        OAuth2Token token = (OAuth2Token) scenario.json("{\"ok\":true,\"access_token\":\"bot\",\"scope\":\"chat\","
                        + "\"team\":{\"id\":\"T1\"},\"authed_user\":{\"id\":\"U1\",\"access_token\":\"user\","
                        + "\"token_type\":\"user\",\"scope\":\"identify\",\"refresh_token\":\"r\"}}")
                .signIn()
                .token();

        assertThat(token.accessToken()).isEqualTo("user");
        assertThat(token.scope()).isEqualTo("identify");
        assertThat(token.refreshToken()).isEqualTo("r");
        assertThat(token.parameters())
                .containsOnly(entry("ok", "true"), entry("team", "{\"id\":\"T1\"}"), entry("id", "U1"));

        OAuth2Token renewed = scenario.json("{\"ok\":true,\"access_token\":\"next\",\"token_type\":\"Bearer\"}")
                .refresh();
        assertThat(renewed.accessToken()).as("of an answer without it").isEqualTo("next");
        assertThat(renewed.refreshToken()).isEqualTo("r");
    }

    @Test
    void membersMayHaveOtherNames() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("response-names.access_token", "accessToken")
                .with("response-names.refresh_token", "refresh refreshToken")
                .with("response-names.expires_in", "/meta/expireIn");

        OAuth2Token token =
                (OAuth2Token) scenario.json("{\"accessToken\":\"a\",\"refreshToken\":\"r\",\"corpId\":\"c\","
                                + "\"meta\":{\"expireIn\":7200}}")
                        .signIn()
                        .token();

        assertThat(token.accessToken()).isEqualTo("a");
        assertThat(token.refreshToken()).isEqualTo("r");
        assertThat(token.expiresAt()).isEqualTo(scenario.app.clock.instant().plusSeconds(7200));
        assertThat(token.parameters()).containsOnly(entry("corpId", "c"));
        assertThat(scenario.json("{\"accessToken\":\"b\"}").refresh().accessToken())
                .isEqualTo("b");
    }

    @Test
    void aTokenMayRenewItself() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("response-names.refresh_token", "access_token");

        OAuth2Token token = (OAuth2Token) scenario.json("{\"access_token\":\"a\",\"token_type\":\"bearer\"}")
                .signIn()
                .token();

        assertThat(token.accessToken()).isEqualTo("a");
        assertThat(token.refreshToken()).isEqualTo("a");
    }

    @Test
    void formsHaveOtherNamesToo() {
        OAuth2Token token = (OAuth2Token) ProviderScenario.oauth2()
                .with("response-names.access_token", "token")
                .form("token=a&user=u")
                .signIn()
                .token();

        assertThat(token.accessToken()).isEqualTo("a");
        assertThat(token.parameters()).containsOnly(entry("user", "u"));
    }

    @ParameterizedTest
    @CsvSource({
        "seconds, 7200, PT2H",
        "milliseconds, 7200000, PT2H",
        "epoch, %s, PT2H",
        "epoch-milliseconds, %s000, PT2H",
        "epoch-milliseconds, '\"%s000\"', PT2H"
    })
    void lifetimesHaveUnits(String unit, String value, Duration expected) {
        ProviderScenario scenario = ProviderScenario.oauth2().with("expires-unit", unit);
        long inTwoHours = scenario.app.clock.instant().plusSeconds(7200).getEpochSecond();
        String response = "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":\"bearer\",\"expires_in\":"
                + value.replace("%s", Long.toString(inTwoHours)) + "}";

        OAuth2Token token = (OAuth2Token) scenario.json(response).signIn().token();
        OAuth2Token refreshed = scenario.json(response).refresh();

        assertThat(token.expiresAt()).isEqualTo(scenario.app.clock.instant().plus(expected));
        assertThat(refreshed.expiresAt()).isEqualTo(scenario.app.clock.instant().plus(expected));
    }

    @Test
    void scopesHaveSpacesBetweenThemHere() {
        OAuth2Token token = (OAuth2Token) ProviderScenario.oauth2()
                .with("scope-delimiter", ",")
                .json("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":\"repo,user:email\"}")
                .signIn()
                .token();

        assertThat(token.scopes()).containsExactlyInAnyOrder("repo", "user:email");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"code\":40014,\"msg\":\"bad code\",\"access_token\":\"a\"} | 40014 | bad code",
                "{\"code\":7,\"data\":{\"reason\":\"gone\"}}                  | 7     | gone"
            })
    void whatIsNoSuccessIsARefusal(String answer, String error, String description) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("success-path", "/code=0")
                .with("error-path", "/code")
                .with("error-description-path", "/msg /data/reason");

        TokenRequestException refused =
                catchThrowableOfType(TokenRequestException.class, scenario.json(answer)::signIn);

        assertThat(refused)
                .hasMessage("REMORA-00406: remote app 'x' refused the token request with status 200: " + error + " ("
                        + description + ")");
        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.errorDescription()).isEqualTo(description);
    }

    @Test
    void successIsNoRefusal() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("success-path", "/code=0")
                .with("error-path", "/code")
                .with("error-description-path", "/msg");

        assertThat(scenario.json("{\"code\":0,\"msg\":\"success\",\"access_token\":\"a\"}")
                        .signIn())
                .isNotNull();
    }

    @Test
    void refusalsOfRefreshesAreReadAlike() {
        ProviderScenario scenario =
                ProviderScenario.oauth2().with("error-path", "/errcode").with("final-errors", "40030");
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\"}").signIn();
        scenario.app.provider.status(400, "application/json", "{\"errcode\":40030,\"errmsg\":\"invalid\"}");

        assertThatThrownBy(scenario::refresh).isInstanceOf(AuthorizationRequiredException.class);
    }

    @Test
    void anotherWordWithoutThatSettingEndsNothing() {
        ProviderScenario scenario = ProviderScenario.oauth2();
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\"}").signIn();
        scenario.app.provider.status(400, "application/json", "{\"error\":\"bad_refresh_token\"}");

        assertThatThrownBy(scenario::refresh).isInstanceOf(TokenRequestException.class);
        assertThat(scenario.app.get(
                        "page", () -> scenario.core().tokens().source(null).token()))
                .isPresent();
    }

    @Test
    void callbacksMayHaveOtherNames() {
        ProviderScenario scenario =
                ProviderScenario.oauth2().with("error-parameter", "error_code").with("code-parameter", "authCode");
        scenario.json("{\"access_token\":\"a\"}").signIn("&authCode=c1");
        assertThat(scenario.sent()).containsEntry("code", "c1");

        String state = TestApp.state(scenario.begin());
        AuthorizationResult result =
                scenario.app.callback(scenario.core(), "state=" + state + "&error_code=access_denied");

        assertThat(((Denied) result).error()).isEqualTo("access_denied");
        assertThat(((Denied) result).byUser()).isTrue();
    }

    @Test
    void aCodeUnderBothNamesIsTheRfcs() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("code-parameter", "authCode");

        scenario.json("{\"access_token\":\"a\"}").signIn("&authCode=theirs&code=c");

        assertThat(scenario.sent()).containsEntry("code", "c");
    }

    @Test
    void theUserMayBeNested() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("user-url", "me")
                .with("user-path", "/data/user")
                .with("request-headers.X-Version", "3")
                .with("token-placement", "query:access_token")
                .with("user-claims", "sub=/open_id&name=/display_name");

        Identity identity = scenario.json("{\"access_token\":\"a\"}")
                .json("{\"data\":{\"user\":{\"open_id\":\"7\",\"display_name\":\"Duke\"}}}")
                .signIn()
                .identity()
                .orElseThrow();

        assertThat(identity.subject()).isEqualTo("7");
        assertThat(identity.name()).isEqualTo("Duke");
        assertThat(scenario.last().uri()).hasToString("https://api.example/v1/me?access_token=a");
        assertThat(ProviderScenario.header(scenario.last(), "X-Version")).contains("3");
        assertThat(ProviderScenario.header(scenario.last(), "Authorization")).isEmpty();
    }

    @Test
    void strictToleratesWhatIsNamed() {
        String answer = "{\"access_token\":\"a\",\"expires_in\":\"3600\"}";
        Function<@Nullable String, ProviderScenario> strict = tolerated -> {
            ProviderScenario scenario = ProviderScenario.oauth2().with("profile", "strict");
            return tolerated == null ? scenario : scenario.with("tolerate", tolerated);
        };

        assertThatThrownBy(strict.apply(null).json(answer)::signIn)
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("token_type is missing");
        assertThatThrownBy(strict.apply("missing-token-type").json(answer)::signIn)
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("expires_in is a string");
        assertThat(strict.apply("missing-token-type, number-as-string")
                        .json(answer)
                        .signIn())
                .isNotNull();
    }

    @Test
    void aToleranceThatIsNoneIsNamed() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                ProviderScenario.oauth2().with("tolerate", "number-as-string,get-token-request")::settings);

        assertThat(refused)
                .hasMessage(
                        "REMORA-00001: remote app 'x': tolerate (remora.x.tolerate) holds get-token-request, which is"
                                + " none of " + String.join(", ", ToleranceNames.ALL));
        assertThat(refused.keys()).containsExactly("tolerate");
    }

    @Test
    void codeAndErrorHaveTwoNames() {
        assertThatThrownBy(ProviderScenario.oauth2()
                        .with("code-parameter", "result")
                        .with("error-parameter", "result")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00001: remote app 'x': code-parameter (remora.x.code-parameter) is result, the name of"
                                + " another parameter of callbacks");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token-path      | data     | is no JSON Pointer",
                "error-path      | /a b     | is no JSON Pointer, or several with spaces between them",
                "error-description-path | x | is no JSON Pointer, or several with spaces between them",
                "success-path    | /ok      | is not of the form /path=value",
                "success-path    | /ok=     | is not of the form /path=value",
                "success-path    | ok=true  | is no JSON Pointer",
                "expires-unit    | days     | is none of epoch, epoch-milliseconds, milliseconds, seconds",
                "response-names  | foo=bar  | holds foo, which is no member of token responses",
                "response-names.scope | /~2 | is no JSON Pointer",
                "error-parameter | a b      | is no name of a parameter",
                "code-parameter  | a&b      | is no name of a parameter",
                "error-parameter | state    | is state, the name of another parameter of callbacks",
                "error-parameter | code     | is code, the name of another parameter of callbacks",
                "code-parameter  | state    | is state, the name of another parameter of callbacks",
                "code-parameter  | error    | is error, the name of another parameter of callbacks",
                "code-parameter  | iss      | is iss, the name of another parameter of callbacks"
            })
    void badValuesAreNamed(String key, String value, String why) {
        assertThatThrownBy(ProviderScenario.oauth2().with(key, value)::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + key.replaceAll("\\..*", "") + " (remora.x." + key + ") "
                        + why);
    }
}
