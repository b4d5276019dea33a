package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that the callback or the token response says, within the origins of the settings. */
class RuntimeUrlsTest {

    private static final String TOKEN = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\"}";
    private static final String USER = "{\"id\":\"7\"}";

    @Test
    void theTokenKeepsParametersOfTheCallback() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("callback-params", "realmId, region");

        Granted granted = scenario.json(TOKEN).signIn("&code=c&realmId=9&other=x");

        assertThat(granted.parameters()).containsOnlyKeys("realmId").containsEntry("realmId", "9");
        assertThat(granted.token().parameters()).containsEntry("realmId", "9");
        assertThat(scenario.json(TOKEN).refresh().parameters()).containsEntry("realmId", "9");
    }

    @Test
    void soDoThoseOfOAuth1() {
        ProviderScenario scenario = ProviderScenario.oauth1().with("callback-params", "shop");
        scenario.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=a&oauth_token_secret=s");
        scenario.begin();

        Granted granted = scenario.app
                .callback(scenario.core(), "oauth_token=t&oauth_verifier=v&shop=acme")
                .granted()
                .orElseThrow();

        assertThat(granted.token().parameters()).containsEntry("shop", "acme");
    }

    @Test
    void theTokenResponseGoesBeforeTheCallback() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("callback-params", "uid");

        assertThat(scenario.json("{\"access_token\":\"a\",\"uid\":\"theirs\"}")
                        .signIn("&code=c&uid=other")
                        .parameters())
                .containsEntry("uid", "theirs");
    }

    @Test
    void aVariableOfTheCallbackIsInAllThatComesAfter() {
        ProviderScenario scenario = zoho();

        scenario.json(TOKEN).json(USER).signIn("&code=c&accounts-server=https://accounts.zoho.eu");

        assertThat(scenario.app.provider.received.get(0).uri())
                .isEqualTo(URI.create("https://accounts.zoho.eu/oauth/v2/token"));
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://accounts.zoho.eu/oauth/user"));
        scenario.json(TOKEN).refresh();
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://accounts.zoho.eu/oauth/v2/token"));
    }

    @Test
    void itHasAValueWithoutACallback() {
        ProviderScenario scenario = zoho();

        scenario.json(TOKEN).json(USER).signIn();

        assertThat(scenario.app.provider.received.get(0).uri())
                .isEqualTo(URI.create("https://accounts.zoho.com/oauth/v2/token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://evil.example | a accounts-server that does not match https://accounts[.].+",
                "https://accounts.evil.example | a URL at https://accounts.evil.example:443, which is not in allowed-origins",
                "https://accounts.zoho.eu@evil.example | a URL that has no host, or a user or a fragment",
                "https://accounts.zoho.eu%23 | a URL that has no host, or a user or a fragment",
                "https://accounts.zoho.eu/%2E%2E | a URL with a dot segment",
                "https://accounts.zoho.eu%5C | what is no URL",
                "https://accounts.zoho.eu%00 | a accounts-server with a control character"
            })
    void anotherHostIsRefusedBeforeAnythingIsSent(String said, String why) {
        ProviderScenario scenario = zoho();

        CallbackRejectedException refused = catchThrowableOfType(
                CallbackRejectedException.class, () -> scenario.signIn("&code=c&accounts-server=" + said));

        assertThat(refused).hasMessage("REMORA-00421: the callback of remote app 'x' says " + why);
        assertThat(refused.code()).isEqualTo(ErrorCode.RESPONSE_INVALID);
        assertThat(scenario.app.provider.received).isEmpty();
    }

    @Test
    void itIsNotLookedAtBeforeTheState() {
        ProviderScenario scenario = zoho();
        scenario.begin();

        assertThatThrownBy(() -> scenario.app.callback(
                        scenario.core(), "state=another&code=c&accounts-server=https://evil.example"))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessageNotContaining("accounts-server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&accounts-server=https://accounts.zoho.eu&accounts-server=https://accounts.zoho.com"})
    void twoValuesAreRefused(String said) {
        assertThatThrownBy(() -> zoho().signIn("&code=c" + said))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00411: the callback of remote app 'x' has accounts-server more than once");
    }

    @Test
    void aVariableThatIsNeededHasToBeThere() {
        ProviderScenario scenario = quickbooks();

        assertThatThrownBy(scenario::signIn)
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00421: the callback of remote app 'x' says no realmId, which a URL of the settings"
                        + " needs");
        assertThat(scenario.app.provider.received).isEmpty();
    }

    @Test
    void aRelativeUrlIsBelowTheBaseOfTheUser() {
        ProviderScenario scenario = quickbooks().with("user-url", "me").with("user-claims.sub", "/id");

        scenario.json(TOKEN).json(USER).signIn("&code=c&realmId=77");

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/company/77/me"));
    }

    /** User 7 of one tenant must not be user 7 of another. */
    @Test
    @Tag("F-01")
    void usersOfTwoTenantsHaveTwoIssuers() {
        ProviderScenario scenario = quickbooks().with("user-url", "me").with("user-claims.sub", "/id");

        assertThat(issuer(scenario, "77")).isEqualTo("https://api.example/company/77/me");
        assertThat(issuer(scenario, "78")).isEqualTo("https://api.example/company/78/me");
    }

    @ParameterizedTest
    @Tag("F-01")
    @ValueSource(strings = {"me?company={realm}", "https://api.example/v1/me?company={realm}"})
    void soHaveTheyWhereTheQueryNamesTheTenant(String userUrl) {
        ProviderScenario scenario =
                realms("callback:realmId").with("user-url", userUrl).with("user-claims.sub", "/id");

        assertThat(issuer(scenario, "77")).isEqualTo("https://api.example/v1/me?company=77");
        assertThat(issuer(scenario, "78")).isEqualTo("https://api.example/v1/me?company=78");
    }

    @Test
    @Tag("F-01")
    void soHaveTheyWhereTheTokenResponseNamesTheTenant() {
        ProviderScenario scenario =
                realms("token:realm").with("user-url", "me?company={realm}").with("user-claims.sub", "/id");

        Granted granted = scenario.json("{\"access_token\":\"a\",\"realm\":77}")
                .json(USER)
                .signIn();

        assertThat(granted.identity().orElseThrow().issuer()).isEqualTo("https://api.example/v1/me?company=77");
    }

    /** One may be the id of the user. */
    @Test
    void parametersOfTheTokenResponseAreNotInTheIssuer() {
        ProviderScenario scenario = quickbooks()
                .with("user-url", "me")
                .with("user-params.uid", "uid")
                .with("user-claims.sub", "/id");

        Granted granted =
                scenario.json("{\"access_token\":\"a\",\"uid\":7}").json(USER).signIn("&code=c&realmId=77");

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/company/77/me?uid=7"));
        assertThat(granted.identity().orElseThrow().issuer()).isEqualTo("https://api.example/company/77/me");
    }

    @Test
    void anIssuerThatIsSetIsThatOfAllTenants() {
        ProviderScenario scenario = quickbooks()
                .with("user-url", "me")
                .with("user-claims.sub", "/id")
                .with("user-issuer", "https://accounts.example");

        assertThat(issuer(scenario, "77")).isEqualTo("https://accounts.example");
    }

    /** A block of one name would not hold the others. */
    @Test
    void aUserHasOneIssuerHoweverTheHostIsWritten() {
        ProviderScenario scenario = quickbooks()
                .with("vars.realm.pattern", "[A-Za-z0-9:.]+")
                .with("allowed-origins", "https://*.api.example")
                .with("user-url", "https://{realm}/me")
                .with("user-claims.sub", "/id");

        for (String host : List.of("acme.api.example", "ACME.api.example", "Acme.API.example:443")) {
            assertThat(issuer(scenario, host)).isEqualTo("https://acme.api.example/me");
        }
    }

    private static String issuer(ProviderScenario scenario, String realm) {
        return scenario.json(TOKEN)
                .json(USER)
                .signIn("&code=c&realmId=" + realm)
                .identity()
                .orElseThrow()
                .issuer();
    }

    @ParameterizedTest
    @CsvSource({
        "https://eu.api.example, https://eu.api.example/v1/me",
        "eu.api.example, https://eu.api.example/v1/me",
        "https://eu.api.example/, https://eu.api.example/v1/me",
        "https://eu.api.example/data, https://eu.api.example/data/me"
    })
    void theTokenResponseSaysTheBase(String said, String asked) {
        ProviderScenario scenario = salesforce();

        scenario.json("{\"access_token\":\"a\",\"instance_url\":\"" + said + "\"}")
                .json(USER)
                .signIn();

        assertThat(scenario.last().uri()).isEqualTo(URI.create(asked));
        assertThat(scenario.core().settings().api().baseUrl()).isEqualTo(URI.create("https://api.example/v1/"));
    }

    @Test
    void aTokenResponseThatSaysNoneLeavesTheBase() {
        ProviderScenario scenario = salesforce();

        scenario.json("{\"access_token\":\"a\"}").json(USER).signIn();

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/v1/me"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 'a URL at https://evil.example:443, which is not in allowed-origins'",
        "http://eu.api.example, 'a URL at http://eu.api.example:80, which is not in allowed-origins'",
        "https://a@eu.api.example, 'a URL that has no host, or a user or a fragment'",
        "https://eu.api.example/x?y, a base URL with a query"
    })
    void aBaseElsewhereIsNoToken(String said, String why) {
        ProviderScenario scenario = salesforce();

        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class,
                scenario.json("{\"access_token\":\"a\",\"instance_url\":\"" + said + "\"}")::signIn);

        assertThat(refused).hasMessage("REMORA-00422: the token response of remote app 'x' says " + why);
        assertThat(scenario.app.provider.received).hasSize(1);
        assertThat(scenario.app.get(
                        "page", () -> scenario.core().tokens().source(null).token()))
                .isEmpty();
    }

    @Test
    void aLongBaseElsewhereIsShownByItsBeginning() {
        ProviderScenario scenario = salesforce();
        scenario.json("{\"access_token\":\"a\",\"instance_url\":\"https://" + "a".repeat(200_000) + ".example\"}");

        try (LogLines log = new LogLines()) {
            TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, scenario::signIn);

            assertThat(refused)
                    .hasMessage("REMORA-00422: the token response of remote app 'x' says a URL at https://"
                            + "a".repeat(248) + ", which is not in allowed-origins");
            assertThat(log.lines)
                    .contains("WARNING REMORA-00347: remote app 'x': signing in failed (token_response_invalid): "
                            + refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 'a URL at https://evil.example:443, which is not in allowed-origins'",
        "https://eu.api.example/x?y, a base URL with a query"
    })
    void aRenewalThatSaysABaseElsewhereLeavesTheFormerOne(String said, String why) {
        ProviderScenario scenario = salesforce();
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"instance_url\":\"https://eu.api.example\"}")
                .json(USER)
                .signIn();

        try (LogLines log = new LogLines()) {
            OAuth2Token renewed = scenario.json("{\"access_token\":\"b\",\"refresh_token\":\"s\",\"instance_url\":\""
                            + said + "\",\"id\":\"1\"}")
                    .refresh();

            assertThat(renewed.accessToken()).isEqualTo("b");
            assertThat(renewed.refreshToken()).isEqualTo("s");
            assertThat(renewed.parameters())
                    .containsOnly(entry("instance_url", "https://eu.api.example"), entry("id", "1"));
            assertThat(log.lines)
                    .containsOnlyOnce(
                            "WARNING REMORA-00374: the answer to the renewal of the token of remote app 'x' says " + why
                                    + "; the renewed token keeps what the former one had in its place");
        }
        assertThat(scenario.app.get(
                        "page", () -> scenario.core().tokens().source(null).token()))
                .map(Token::parameters)
                .contains(Map.of("instance_url", "https://eu.api.example", "id", "1"));
    }

    @Test
    void aRenewalThatSaysAnotherBaseOfTheSettingsMovesIt() {
        ProviderScenario scenario = salesforce();
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"instance_url\":\"https://eu.api.example\"}")
                .json(USER)
                .signIn();

        assertThat(scenario.json("{\"access_token\":\"b\",\"instance_url\":\"https://us.api.example\"}")
                        .refresh()
                        .parameters())
                .containsOnly(entry("instance_url", "https://us.api.example"));
    }

    @Test
    void aRenewalThatSaysABaseElsewhereWhereNoneWasSaidLeavesThatOfTheSettings() {
        ProviderScenario scenario = salesforce();
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\"}")
                .json(USER)
                .signIn();

        assertThat(scenario.json("{\"access_token\":\"b\",\"instance_url\":\"https://evil.example\"}")
                        .refresh()
                        .parameters())
                .isEmpty();
    }

    @Test
    void aRenewalWhoseVariableDoesNotMatchLeavesTheFormerOne() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("refresh-url", "https://{shard}.api.example/token")
                .with("vars.shard.from", "token:shard")
                .with("vars.shard.pattern", "[a-z]+")
                .with("allowed-origins", "https://*.api.example");
        scenario.json("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"shard\":\"eu\"}")
                .signIn();

        assertThat(scenario.json("{\"access_token\":\"b\",\"shard\":\"evil.example/\"}")
                        .refresh()
                        .parameters())
                .containsOnly(entry("shard", "eu"));
        scenario.json("{\"access_token\":\"c\"}").refresh();
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://eu.api.example/token"));
    }

    @Test
    void soDoesARenewalOfOAuth1() {
        ProviderScenario scenario = ProviderScenario.oauth1()
                .with("base-url-from", "token:api_domain")
                .with("allowed-origins", "https://eu.example");
        scenario.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=a&oauth_token_secret=s&oauth_session_handle=h&api_domain=eu.example")
                .signInByOAuth1();

        assertThat(scenario.form("oauth_token=b&oauth_token_secret=s&oauth_session_handle=h&api_domain=evil.example")
                        .refreshByOAuth1()
                        .parameters())
                .containsEntry("api_domain", "eu.example");
    }

    @Test
    void theCallbackSaysTheBase() {
        ProviderScenario scenario = baseFromCallback();

        Granted granted = scenario.json(TOKEN).json(USER).signIn("&code=c&host=eu.api.example");

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://eu.api.example/v1/me"));
        assertThat(granted.token().parameters()).containsOnly(entry("host", "eu.api.example"));
        assertThat(scenario.json(TOKEN).refresh().parameters()).containsOnly(entry("host", "eu.api.example"));
    }

    @Test
    void aRenewalThatSaysAnotherBaseThanTheCallbackIsNotFollowedElsewhere() {
        ProviderScenario scenario = baseFromCallback();
        scenario.json(TOKEN).json(USER).signIn("&code=c&host=eu.api.example");

        assertThat(scenario.json("{\"access_token\":\"b\",\"host\":\"evil.example\"}")
                        .refresh()
                        .parameters())
                .containsOnly(entry("host", "eu.api.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evil.example        | a URL at https://evil.example:443, which is not in allowed-origins",
                "api.example@evil.example | a URL that has no host, or a user or a fragment",
                "http://eu.api.example | a URL at http://eu.api.example:80, which is not in allowed-origins",
                "https://eu.api.example/%2E%2E | a URL with a dot segment"
            })
    void aBaseElsewhereIsRefusedBeforeAnythingIsSent(String said, String why) {
        ProviderScenario scenario = baseFromCallback();

        assertThatThrownBy(() -> scenario.signIn("&code=c&host=" + said))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00421: the callback of remote app 'x' says " + why);
        assertThat(scenario.app.provider.received).isEmpty();
    }

    private static ProviderScenario baseFromCallback() {
        return ProviderScenario.oauth2()
                .with("base-url-from", "callback:host")
                .with("allowed-origins", "https://*.api.example")
                .with("user-url", "me")
                .with("user-claims.sub", "/id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url-from | token        | base-url-from (remora.x.base-url-from) is neither callback:NAME nor token:NAME",
                "base-url-from | callback:code | base-url-from (remora.x.base-url-from) names code, which the protocol itself reads",
                "base-url-from | token:access_token | base-url-from (remora.x.base-url-from) names access_token, which the protocol itself reads",
                "base-url-from | token:refresh_token | base-url-from (remora.x.base-url-from) names refresh_token, which the protocol itself reads",
                "base-url-from | token:id_token | base-url-from (remora.x.base-url-from) names id_token, which the protocol itself reads",
                "vars.a.from   | callback:state | vars (remora.x.vars.a.from) names state, which the protocol itself reads",
                "callback-params | realmId,code | callback-params (remora.x.callback-params) names code, which the protocol itself reads",
                "callback-params | state      | callback-params (remora.x.callback-params) names state, which the protocol itself reads",
                "callback-params | iss        | callback-params (remora.x.callback-params) names iss, which the protocol itself reads",
                "callback-params | ,          | callback-params (remora.x.callback-params) holds what is no name of a parameter",
                "callback-params | realm id   | callback-params (remora.x.callback-params) holds what is no name of a parameter",
                "vars.a.from   | cookie:x     | vars (remora.x.vars.a.from) is neither callback:NAME nor token:NAME",
                "vars.a.from   | callback:x   | vars (remora.x.vars.a.from) is about a variable without a pattern: vars.a.pattern is missing"
            })
    void badValuesAreNamed(String key, String value, String message) {
        assertThatThrownBy(ProviderScenario.oauth2().with(key, value)::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + message);
    }

    @ParameterizedTest
    @CsvSource({"base-url-from, callback:auth_code", "vars.a.from, callback:auth_code", "callback-params, auth_code"})
    void noSettingTakesTheCodeByTheProvidersName(String key, String value) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("code-parameter", "auth_code")
                .with("vars.a.pattern", ".+")
                .with(key, value);

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + key.replaceAll("[.].*", "") + " (remora.x." + key
                        + ") names auth_code, which the protocol itself reads");
    }

    /** The browser could name another user, where the token response does not say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-params.id | uid       | callback-params | realmId,uid  | callback-params (remora.x.callback-params)",
                "user-params    | id=uid    | base-url-from   | callback:uid | base-url-from (remora.x.base-url-from)",
                "user-params.id | uid       | vars.a.from     | callback:uid | vars (remora.x.vars.a.from)",
                "vars.b.from    | token:uid | callback-params | uid          | callback-params (remora.x.callback-params)",
                "vars.b.from    | token:uid | base-url-from   | callback:uid | base-url-from (remora.x.base-url-from)",
                "vars.b.from    | token:uid | vars.a.from     | callback:uid | vars (remora.x.vars.a.from)",
                "base-url-from  | token:uid | callback-params | uid          | callback-params (remora.x.callback-params)",
                "base-url-from  | token:uid | vars.a.from     | callback:uid | vars (remora.x.vars.a.from)"
            })
    void noCallbackSaysWhatIsOfTheTokenResponse(
            String key, String value, String ofCallback, String names, String refused) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("user-url", "me")
                .with("user-claims.sub", "/id")
                .with("vars.a.pattern", ".+")
                .with("vars.b.pattern", ".+")
                .with(key, value)
                .with(ofCallback, names);

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + refused
                        + " names uid, which user-params, base-url-from or vars take from the token response");
    }

    @Test
    void noCallbackNamesTheUserOfAPreset() {
        assertThatThrownBy(ProviderScenario.preset("weibo").with("callback-params", "uid")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': callback-params (remora.x.callback-params) names uid, which"
                        + " user-params, base-url-from or vars take from the token response");
    }

    @Test
    void aCallbackSaysItWhereNobodyIsAskedForTheUser() {
        ProviderScenario scenario =
                ProviderScenario.preset("weibo").with("user-url", "none").with("callback-params", "uid");

        assertThat(scenario.settings().urls().callbackParams()).containsExactly("uid");
    }

    @Test
    void noTokenKeepsTheCodeUnderTheProvidersNameForIt() {
        assertThatThrownBy(ProviderScenario.oauth2()
                        .with("code-parameter", "authCode")
                        .with("callback-params", "authCode")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00001: remote app 'x': callback-params (remora.x.callback-params) names authCode, which"
                                + " the protocol itself reads");
    }

    /** The token of a user of one tenant must not go to another. */
    @ParameterizedTest
    @ValueSource(strings = {"revocation-url", "exchange-url", "userinfo-url", "end-session-url"})
    void whatIsOneUrlForAllUsersHasNoSuchVariableEither(String key) {
        String refusal = "REMORA-00001: remote app 'x': " + key + " (remora.x." + key + ") ";
        assertThatThrownBy(quickbooks().with(key, "https://as.example/{realm}")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage(refusal + "holds a variable of callbacks or token responses, and is one URL for all users");
        assertThatThrownBy(quickbooks().with(key, "revoke")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage(refusal
                        + "is relative to a base-url that differs with each token, and is one URL for all users");
    }

    @Test
    @Tag("F-01")
    void theIssuerOfUsersHasNone() {
        assertThatThrownBy(quickbooks()
                        .with("user-url", "me")
                        .with("user-claims.sub", "/id")
                        .with("user-issuer", "https://api.example/company/{realm}")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00001: remote app 'x': user-issuer (remora.x.user-issuer) has a variable that only a"
                                + " sign-in fills: the users of all tenants would be one's");
    }

    @Test
    void whatIsNeededBeforeHasNoSuchVariable() {
        assertThatThrownBy(quickbooks().with("authorize-url", "https://as.example/{realm}")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': authorize-url (remora.x.authorize-url) holds a variable of"
                        + " callbacks or token responses, and is needed before them");
    }

    @Test
    void unlessTheVariableHasAValueOfItsOwn() {
        assertThat(zoho().with("authorize-url", "{accounts}/oauth/v2/auth").begin())
                .hasHost("accounts.zoho.com")
                .hasPath("/oauth/v2/auth");
    }

    private static ProviderScenario zoho() {
        return ProviderScenario.oauth2()
                .with("token-url", "{accounts}/oauth/v2/token")
                .with("user-url", "{accounts}/oauth/user")
                .with("user-claims.sub", "/id")
                .with("vars.accounts", "https://accounts.zoho.com")
                .with("vars.accounts.from", "callback:accounts-server")
                .with("vars.accounts.pattern", "https://accounts[.].+")
                .with("allowed-origins", "https://accounts.zoho.com,https://accounts.zoho.eu");
    }

    private static ProviderScenario quickbooks() {
        return realms("callback:realmId").with("base-url", "https://api.example/company/{realm}");
    }

    private static ProviderScenario realms(String from) {
        return ProviderScenario.oauth2().with("vars.realm.from", from).with("vars.realm.pattern", "[0-9]+");
    }

    private static ProviderScenario salesforce() {
        return ProviderScenario.oauth2()
                .with("base-url-from", "token:instance_url")
                .with("allowed-origins", "https://*.api.example")
                .with("user-url", "me")
                .with("user-claims.sub", "/id");
    }
}
