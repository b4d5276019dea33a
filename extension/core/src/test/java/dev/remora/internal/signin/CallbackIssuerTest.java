package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.internal.settings.Profile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer that a callback names (RFC 9207). */
class CallbackIssuerTest {

    private static final String ISSUER = "https://as.example/a";

    private final TestApp app = new TestApp();
    private final LogLines log = new LogLines();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    @Tag("B-07")
    void isTakenWhereItIsTheOneThatIsSet() {
        assertThat(finish(ISSUER, Profile.STRICT, "&iss=https%3A%2F%2Fas.example%2Fa")
                        .granted())
                .isPresent();
    }

    @ParameterizedTest
    @Tag("B-07")
    @ValueSource(
            strings = {
                "https%3A%2F%2Fas.example%2Fa%2F",
                "https%3A%2F%2Fas.example%2FA",
                "https%3A%2F%2FAS.example%2Fa",
                "https%3A%2F%2Fas.example%3A443%2Fa",
                "https%3A%2F%2Fas.example%2F%2561",
                "https%3A%2F%2Fas.example%2Fa%20",
                "https%3A%2F%2Fhonest.example"
            })
    void isRefusedWhereItDiffersInAnyCharacter(String iss) {
        RemoteAppCore core = core(ISSUER, Profile.TOLERANT);
        String state = TestApp.state(app.begin(core));

        assertMismatch(
                core,
                "code=canary-code&state=" + state + "&iss=" + iss,
                "REMORA-00417: the callback of remote app"
                        + " 'github' names another issuer (iss) than the setting issuer");
        assertMismatch(
                core,
                "error=access_denied&state=" + state + "&iss=" + iss,
                "REMORA-00417: the callback of remote"
                        + " app 'github' names another issuer (iss) than the setting issuer");

        app.provider.json(CallbackScenario.TOKEN);
        assertThat(app.callback(core, "code=c&state=" + state + "&iss=https://as.example/a")
                        .granted())
                .isPresent();
    }

    @Test
    void isNotMissedWhereTheProviderNamesNone() {
        assertThat(finish(ISSUER, Profile.STRICT, "").granted()).isPresent();
        assertThat(finish(ISSUER, Profile.STRICT, "&iss=").granted()).isPresent();
    }

    @Test
    @Tag("B-07")
    void isIgnoredWithOneLineWhereNoneIsSet() {
        RemoteAppCore core = core(null, Profile.TOLERANT);
        for (int i = 0; i < 3; i++) {
            app.provider.json(CallbackScenario.TOKEN);
            String state = TestApp.state(app.begin(core));
            assertThat(app.callback(core, "code=c&state=" + state + "&iss=https://as.example/a")
                            .granted())
                    .isPresent();
        }

        assertThat(log.lines)
                .containsExactly(
                        "INFO REMORA-00323: remote app 'github': tolerated (ISSUER_IGNORED): iss in a callback,"
                                + " where the setting issuer is not set: ignored; logged once, profile=strict tolerates"
                                + " nothing");
    }

    @Test
    @Tag("B-07")
    void isRefusedByTheStrictProfileWhereNoneIsSet() {
        RemoteAppCore core = core(null, Profile.STRICT);
        String state = TestApp.state(app.begin(core));

        assertMismatch(
                core,
                "code=canary-code&state=" + state + "&iss=https://as.example/a",
                "REMORA-00418: the callback"
                        + " of remote app 'github' names an issuer (iss), and the setting issuer, which profile strict compares"
                        + " it with, is not set");
    }

    @Test
    void isAParameterOfADenialLikeAnyOther() {
        RemoteAppCore core = core(ISSUER, Profile.TOLERANT);
        String state = TestApp.state(app.begin(core));

        AuthorizationResult result =
                app.callback(core, "error=access_denied&state=" + state + "&iss=https://as.example/a");

        assertThat(((Denied) result).parameters()).containsEntry("iss", ISSUER);
    }

    private void assertMismatch(RemoteAppCore core, String query, String message) {
        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(core, query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(ErrorCode.ISSUER_MISMATCH);
        assertThat(app.provider.received).isEmpty();
    }

    private AuthorizationResult finish(String issuer, Profile profile, String iss) {
        RemoteAppCore core = core(issuer, profile);
        String state = TestApp.state(app.begin(core));
        app.provider.json(CallbackScenario.TOKEN.replace("bearer", "Bearer"));
        return app.callback(core, "code=c&state=" + state + iss);
    }

    private RemoteAppCore core(@Nullable String issuer, Profile profile) {
        return app.core(Settings.oauth2().with(all -> {
            all.issuer = issuer;
            all.profile = profile;
        }));
    }
}
