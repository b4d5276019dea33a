package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.internal.settings.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's no that does not say which sign-in it is about. */
class BareDenialTest {

    private static final String MISSING = "REMORA-00414: the callback of remote app 'github' has no state";
    private static final String TOKEN_MISSING = "REMORA-00516: the callback of remote app 'twitter' has no oauth_token";

    private final TestApp app = new TestApp();

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "user_refused", "permission_denied"})
    void isADenialWithThatCodeAlone(String error) {
        RemoteAppCore github = github(all -> {});
        begin(github, "/first");
        String state = TestApp.state(begin(github, "/second"));
        app.clock.advance(Duration.ofMinutes(9));

        assertThat(app.callback(github, "error=" + error + "&error_description=canary&error_uri=canary&x=canary"))
                .isEqualTo(Denied.of(error, "/shop/api/second"));

        app.provider.json(CallbackScenario.TOKEN);
        assertThat(app.callback(github, "code=c&state=" + state).granted()).isPresent();
    }

    /** RFC 6749 section 3.1: a parameter without a value is as one that was left out. */
    @ParameterizedTest
    @ValueSource(strings = {"error=access_denied&state=", "error=access_denied&state=&code="})
    void isADenialWithAnEmptyState(String query) {
        RemoteAppCore github = github(all -> {});
        app.begin(github);

        assertThat(app.callback(github, query)).isEqualTo(Denied.of("access_denied", "/shop/api/"));
    }

    @Test
    void isADenialAtAPost() {
        RemoteAppCore github = github(all -> {});
        app.begin(github);

        AuthorizationResult result = app.post("authorized", "error=access_denied", github.signIn()::finish);

        assertThat(result).isInstanceOf(Denied.class);
    }

    @ParameterizedTest
    @Tag("B-13")
    @ValueSource(
            strings = {
                "error=server_error",
                "error=ACCESS_DENIED",
                "error=server_error&state=",
                "error=access_denied&code=c",
                "error=access_denied&code=c&state=",
                "code=c&state=",
                "error_description=access_denied"
            })
    void isNotWhatIsNoPlainNo(String query) {
        RemoteAppCore github = github(all -> {});
        app.begin(github);

        assertRejected(github, query, ErrorCode.STATE_MISSING, MISSING);
    }

    @Test
    @Tag("B-13")
    void isNotWhatHasAWrongState() {
        RemoteAppCore github = github(all -> {});
        app.begin(github);

        assertRejected(
                github,
                "error=access_denied&state=wrong",
                ErrorCode.STATE_MISMATCH,
                "REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser");
    }

    @Test
    void isRefusedWhereThisBrowserHasBegunNothingOfThatAppAndPath() {
        RemoteAppCore github = github(all -> {});
        assertRejected(github, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);

        app.begin(github(all -> all.name = "other"));
        app.begin(github(all -> all.callback = "elsewhere"));
        assertRejected(github, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);

        app.begin(github);
        app.clock.advance(Duration.ofMinutes(11));
        assertRejected(github, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);
    }

    @Test
    void isRefusedWhereTheSignInWasUsed() {
        RemoteAppCore github = github(all -> {});
        String state = TestApp.state(app.begin(github));
        app.callback(github, "error=access_denied&state=" + state);

        assertRejected(github, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);
    }

    @Test
    void isRefusedFromAnotherUser() {
        RemoteAppCore github = github(all -> {});
        app.caller = "alice";
        app.begin(github);
        app.caller = "bob";

        assertRejected(
                github,
                "error=access_denied",
                ErrorCode.CALLBACK_WRONG_USER,
                "REMORA-00360: the callback of remote app 'github' came from another user than the one who began the"
                        + " sign-in");
    }

    @Test
    @Tag("B-13")
    void isRefusedByTheStrictProfileAndWhereThereIsAnIssuer() {
        RemoteAppCore strict = github(all -> all.profile = Profile.STRICT);
        app.begin(strict);
        assertRejected(strict, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);

        RemoteAppCore known = github(all -> all.issuer = "https://as.example");
        app.begin(known);
        assertRejected(known, "error=access_denied", ErrorCode.STATE_MISSING, MISSING);
        assertRejected(known, "error=access_denied&iss=https://as.example", ErrorCode.STATE_MISSING, MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=access_denied&x=1",
                "error=access_denied&oauth_token=",
                "oauth_problem=user_refused&oauth_problem_advice=canary"
            })
    void isADenialOfOAuth1Too(String query) {
        RemoteAppCore twitter = twitter(Profile.TOLERANT);

        assertThat(app.callback(twitter, query))
                .isEqualTo(Denied.of(query.contains("user_refused") ? "user_refused" : "access_denied", "/shop/api/"));

        app.provider.form(OAuth1Scenario.GRANTED);
        assertThat(app.callback(twitter, "oauth_token=temp&oauth_verifier=v").granted())
                .isPresent();
    }

    @Test
    void isRefusedByTheStrictProfileOfOAuth1Too() {
        RemoteAppCore twitter = twitter(Profile.STRICT);

        assertRejected(twitter, "error=access_denied", ErrorCode.STATE_MISSING, TOKEN_MISSING);
        assertRejected(twitter, "oauth_problem=user_refused", ErrorCode.STATE_MISSING, TOKEN_MISSING);
        assertRejected(
                twitter,
                "error=access_denied&oauth_token=temp",
                ErrorCode.OAUTH1_VERIFIER_MISSING,
                "REMORA-00515: the callback of remote app 'twitter' has no oauth_verifier");
    }

    @Test
    void isRefusedForAnotherErrorOfOAuth1() {
        RemoteAppCore twitter = twitter(Profile.TOLERANT);

        assertRejected(twitter, "error=server_error", ErrorCode.STATE_MISSING, TOKEN_MISSING);
        assertRejected(twitter, "oauth_problem=token_expired", ErrorCode.STATE_MISSING, TOKEN_MISSING);
    }

    @Test
    void isLoggedOnce() {
        RemoteAppCore github = github(all -> {});
        app.begin(github);
        try (LogLines log = new LogLines()) {
            app.callback(github, "error=access_denied");
            app.callback(github, "error=access_denied");

            assertThat(log.lines)
                    .filteredOn(line -> line.startsWith("INFO"))
                    .containsExactly(
                            "INFO REMORA-00323: remote app 'github': tolerated (BARE_DENIAL): a user's no without"
                                    + " state, or without oauth_token in OAuth 1.0a: taken for an answer to the newest sign-in"
                                    + " that this browser has begun; logged once, profile=strict tolerates nothing");
        }
    }

    private URI begin(RemoteAppCore core, String returnTo) {
        return app.begin(core, new AuthorizationDetails(null, null, null, Map.of(), null, returnTo));
    }

    private void assertRejected(RemoteAppCore core, String query, ErrorCode code, String message) {
        int sent = app.provider.received.size();
        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(core, query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(app.provider.received).hasSize(sent);
    }

    private RemoteAppCore twitter(Profile profile) {
        RemoteAppCore twitter = app.core(Settings.oauth1().with(all -> all.profile = profile));
        app.provider.form(OAuth1Scenario.TEMPORARY);
        app.begin(twitter);
        return twitter;
    }

    private RemoteAppCore github(Consumer<Settings> change) {
        return app.core(Settings.oauth2().with(change));
    }
}
