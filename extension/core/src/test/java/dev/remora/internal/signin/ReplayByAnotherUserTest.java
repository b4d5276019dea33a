package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.tck.InMemoryTokenStore;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback that comes again in one session says what became of the sign-in to its own user only. */
@Tag("E-08")
class ReplayByAnotherUserTest {

    private static final CompletedSignIn SUCCEEDED = CompletedSignIn.of(Outcome.SUCCEEDED, "/shop/api/me?of=canary");

    private final TestApp app = new TestApp();
    private RemoteAppCore github = app.core(Settings.oauth2());

    @ParameterizedTest
    @CsvSource({"ann, ann, ann", "ann,, ann", ",, ann", "ann,,", ",,"})
    void isToldToWhoSignedIn(@Nullable String begins, @Nullable String finishes, @Nullable String comesAgain) {
        String callback = signIn(begins, finishes);

        assertThat(replayed(comesAgain, callback).completed()).contains(SUCCEEDED);
    }

    @ParameterizedTest
    @CsvSource({"ann, ann", "ann,", ", ann"})
    void isNotToldToAnother(@Nullable String begins, @Nullable String finishes) {
        String callback = signIn(begins, finishes);

        assertNotTold(replayed("bob", callback));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotToldToTheSecondUserOfASessionWhoseUserWasNotKnown(boolean inStore) {
        if (inStore) {
            app.store = new InMemoryTokenStore();
            github = app.core(Settings.oauth2());
        }
        String callback = signIn(null, null);
        app.caller = "ann";
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isPresent();

        assertNotTold(replayed("bob", callback));
        assertNotTold(replayed(null, callback));
        assertThat(replayed("ann", callback).completed()).contains(SUCCEEDED);
    }

    @Test
    void isNotToldAfterTheUserHasSignedOut() {
        String callback = signIn(null, null);
        app.get("logout", () -> {
            github.signIn().ended(null);
            return "";
        });
        signIn(null, null);

        assertNotTold(replayed(null, callback));
    }

    private String signIn(@Nullable String begins, @Nullable String finishes) {
        app.provider.json(CallbackScenario.TOKEN);
        app.caller = begins;
        String callback = "code=c&state="
                + TestApp.state(
                        app.begin(github, new AuthorizationDetails(null, null, null, Map.of(), null, "/me?of=canary")));
        app.caller = finishes;
        // whoever logs in at the callback itself was nobody when it came
        app.during(
                new TestRequest(
                                "GET",
                                URI.create(TestApp.BASE + "authorized?" + callback),
                                URI.create(TestApp.BASE),
                                "",
                                null,
                                app.session)
                        .withCaller(begins == null ? null : finishes, finishes),
                github.signIn()::finish);
        return callback;
    }

    private CallbackRejectedException replayed(@Nullable String user, String callback) {
        app.caller = user;
        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(github, callback));
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_REPLAYED);
        return refused;
    }

    private static void assertNotTold(CallbackRejectedException refused) {
        assertThat(refused).hasMessage("REMORA-00312: the callback of remote app 'github' was used before");
        assertThat(refused.completed()).isEmpty();
    }
}
