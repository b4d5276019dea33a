package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult;
import dev.remora.OAuth2Token;
import dev.remora.TokenRequestException;
import dev.remora.internal.settings.Profile;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is tolerated is said once, and not tolerated by the strict profile. */
class ToleranceTest {

    private static final String WEIBO = "{\"access_token\":\"canary\",\"expires_in\":\"60\",\"uid\":\"1\"}";

    private final TestApp app = new TestApp();

    @Test
    @Tag("F9")
    void saysOnceWhatItForgives() {
        RemoteAppCore weibo = app.core(Settings.oauth2().with(all -> all.name = "weibo"));

        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 2; i++) {
                assertThat(signIn(weibo, "text/plain", WEIBO).granted()).isPresent();
            }
            assertThat(log.lines)
                    .containsExactlyInAnyOrder(
                            tolerated("JSON_AS_TEXT", "JSON sent as text/plain or text/javascript"),
                            tolerated("MISSING_TOKEN_TYPE", "no token_type: taken for Bearer"),
                            tolerated("NUMBER_AS_STRING", "a number sent as a string"));
        }
    }

    @Test
    @Tag("C7")
    @Tag("S11")
    void sendsTheTokenRequestByGetWhereTheSettingSaysSo() {
        RemoteAppCore weibo = app.core(Settings.oauth2().with(all -> {
            all.name = "weibo";
            all.tokenMethod = "GET";
        }));

        try (LogLines log = new LogLines()) {
            signIn(weibo, "application/json", "{\"access_token\":\"a\",\"token_type\":\"bearer\"}");
            assertThat(log.lines)
                    .containsExactly(
                            tolerated("GET_TOKEN_REQUEST", "a token request by GET, as the setting token-method says"));
        }
        assertThat(app.provider.last().method()).isEqualTo("GET");
        assertThat(app.provider.last().parameters()).containsKey("code");
    }

    @Test
    @Tag("C-07")
    void forgivesNothingIfStrict() {
        RemoteAppCore strict = app.core(Settings.oauth2().with(all -> all.profile = Profile.STRICT));

        assertThat(catchThrowableOfType(TokenRequestException.class, () -> signIn(strict, "text/plain", WEIBO)))
                .hasMessage("REMORA-00409: the token response of remote app 'github' is text/plain, but"
                        + " application/json has to be; the setting content-type can say how to read it");
        assertThat(signIn(strict, "application/json", "{\"access_token\":\"a\",\"token_type\":\"bearer\"}")
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("C-05")
    @Tag("C10")
    void keepsNoTokenOfAnErrorInsideStatus200() {
        RemoteAppCore github = app.core(Settings.oauth2());

        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class,
                () -> signIn(
                        github,
                        "application/x-www-form-urlencoded",
                        "error=bad_verification_code&access_token=canary"));

        assertThat(refused)
                .hasMessage("REMORA-00406: remote app 'github' refused the token request with status 200:"
                        + " bad_verification_code");
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isEmpty();
    }

    @Test
    @Tag("C-09")
    void grantsNothingWhereTheScopeIsEmptyIfStrict() {
        AuthorizationResult result = signIn(
                app.core(Settings.oauth2().with(all -> all.profile = Profile.STRICT)),
                "application/json",
                "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":\"\"}");

        assertThat(result.granted().map(granted -> ((OAuth2Token) granted.token()).scopes()))
                .contains(Set.of());
    }

    private AuthorizationResult signIn(RemoteAppCore core, String type, String body) {
        String state = TestApp.state(app.begin(core));
        app.provider.status(200, type, body);
        return app.callback(core, "code=c&state=" + state);
    }

    private static String tolerated(String name, String description) {
        return "INFO REMORA-00323: remote app 'weibo': tolerated (" + name + "): " + description
                + "; logged once, profile=strict tolerates nothing";
    }
}
