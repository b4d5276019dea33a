package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import dev.remora.tck.AtOnce;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that are not to be trusted: nothing is sent, nothing is kept, nothing leaks, and the right one still works. */
class CallbackRejectionTest extends CallbackScenario {

    @Test
    @Tag("B-01")
    @Tag("C2")
    @Tag("C4")
    void refusesACallbackWithoutState() {
        assertRejected(
                "code=canary-code",
                ErrorCode.STATE_MISSING,
                "REMORA-00414: the callback of remote app 'github' has no state");
    }

    @ParameterizedTest
    @Tag("B-02")
    @Tag("C4")
    @Tag("C5")
    @ValueSource(strings = {"changed", "upper", "space", "shorter", "none-of-ours"})
    void refusesAStateThatIsNotQuiteTheRightOne(String how) {
        String wrong = switch (how) {
            case "changed" -> (state.charAt(0) == 'a' ? 'b' : 'a') + state.substring(1);
            case "upper" -> "A" + state.substring(1).toUpperCase(Locale.ROOT);
            case "space" -> state + "+";
            case "shorter" -> state.substring(1);
            default -> "canary-state";
        };

        assertRejected(
                "code=canary-code&state=" + wrong,
                ErrorCode.STATE_MISMATCH,
                "REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser");
    }

    @Test
    @Tag("B-13")
    @Tag("B-12")
    void showsNothingOfAnErrorThatIsNotTrusted() {
        assertRejected(
                "error=canary-error&error_description=canary&state=wrong",
                ErrorCode.STATE_MISMATCH,
                "REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser");
        assertRejected(
                "error=canary-error",
                ErrorCode.STATE_MISSING,
                "REMORA-00414: the callback of remote app 'github' has no state");
    }

    @Test
    @Tag("B-03")
    @Tag("C13")
    void refusesTheSecondUse() {
        app.provider.json(TOKEN);
        app.callback(github, "code=c&state=" + state);

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage(
                        "REMORA-00312: the callback of remote app 'github' was used before, and that sign-in succeeded");

        assertThat(app.provider.received).hasSize(1);
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isPresent();
    }

    @Test
    @Tag("C13")
    @Tag("B-03")
    void usesTheStateUpThoughTheProviderRefusesTheCode() {
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                                TokenRequestException.class,
                                () -> app.callback(github, "code=canary-code&state=" + state))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(rejected(() -> app.callback(github, "code=c&state=" + state)).code())
                .isEqualTo(ErrorCode.STATE_REPLAYED);
        assertNothingHappened(1);
    }

    @Test
    @Tag("B-15")
    void keepsNothingWhereTheProviderRefusesTheVerifier() {
        String id = app.session.id().orElseThrow();
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                                TokenRequestException.class,
                                () -> app.callback(github, "code=canary-code&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.TOKEN_ERROR);

        assertNothingHappened(1);
        assertThat(app.session.id()).contains(id);
    }

    @Test
    @Tag("B-04")
    void exchangesOnceHoweverOftenACallbackComesAtOnce() throws InterruptedException {
        app.provider.json(TOKEN);
        TestRequest request = new TestRequest(
                "GET",
                URI.create(TestApp.BASE + "authorized?code=c&state=" + state),
                URI.create(TestApp.BASE),
                "",
                null,
                app.session);

        List<String> outcomes = app.during(request, () -> {
            try {
                return AtOnce.call(50, () -> {
                    try {
                        return github.signIn().finish().granted().isPresent() ? "granted" : "denied";
                    } catch (CallbackRejectedException e) {
                        return e.code().toString();
                    }
                });
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(outcomes).containsOnlyOnce("granted");
        assertThat(outcomes).containsOnly("granted", "state_replayed");
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("B-05")
    void refusesWhatComesTooLate() {
        app.clock.advance(Duration.ofSeconds(601));

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00311: the callback of remote app 'github' came too late")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_EXPIRED));
        assertNothingHappened(0);
    }

    @Test
    @Tag("B-06")
    void refusesAnAnswerThatIsForAnotherRemoteApp() {
        RemoteAppCore other = app.core(Settings.oauth2().with(all -> all.name = "gitlab"));

        assertThat(rejected(() -> app.callback(other, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00313: the callback of remote app 'gitlab' answers an authorization request of"
                        + " another remote app")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP));
        assertNextSucceeds();
    }

    @Test
    @Tag("B-06")
    void refusesAnAnswerThatCameToAnotherPath() {
        assertThat(rejected(() -> app.get("other?code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00314: the callback of remote app 'github' came to another path than it was asked"
                        + " for; behind a proxy that changes paths set remora.external-base-uri")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP));
        assertNextSucceeds();
    }

    /** Settings differ while an application is replaced: the secret is that of one provider, and the token that of another. */
    @Test
    @Tag("B-09")
    void sendsNothingWhereTheSettingsHaveAnotherTokenEndpointThanWhenItWasBegun() {
        RemoteAppCore changed =
                app.core(Settings.oauth2().with(all -> all.tokenUrl = URI.create("https://elsewhere.example/token")));

        assertThatThrownBy(() -> app.callback(changed, "code=c&state=" + state))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage(
                        "REMORA-00364: the callback of remote app 'github' answers a sign-in that was begun with another"
                                + " token endpoint than the settings have now");

        assertThat(app.provider.received).isEmpty();
    }
}
