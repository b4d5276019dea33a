package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.it.browser.Browser;
import dev.remora.it.matrix.app.Parameters;
import dev.remora.it.matrix.app.Request;
import dev.remora.samples.provider.StandInProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that has a request of its own signs users in, on the pages of a provider. */
@Tag("second-jdk")
class SignInIT {

    @ApplicationScoped
    static class Audit {

        private final List<String> grants = new CopyOnWriteArrayList<>();

        void granted(@Observes @RemoteApp("github") Granted event) {
            grants.add("github");
        }

        void grantedByTheOther(@Observes @RemoteApp("twitter") Granted event) {
            grants.add("twitter");
        }

        List<String> grants() {
            return grants;
        }
    }

    private final StandInProvider provider = StandInProvider.start(0);
    private final Program program = Program.with(Apps.standIn(provider.uri()), Audit.class, BrowserRequest.class);
    private final Visit ada = Visit.of(program);

    SignInIT() throws IOException {}

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({"github, user, login", "twitter, account/verify_credentials.json, screen_name"})
    void whoAllowedItIsSignedIn(String app, String path, String member) {
        AuthorizationResult result = finish(ada, app, answer(ada, app, "allow"));

        Token token = result.granted().orElseThrow().token();
        assertThat(token).isInstanceOf(app.equals("twitter") ? OAuth1Token.class : OAuth2Token.class);
        assertThat(ada.<String>at(
                        "me", () -> program.remote(app).get(path).object().getString(member)))
                .isEqualTo("ada");
        assertThat(program.bean(Audit.class).grants()).containsExactly(app);
        assertThat(catchThrowableOfType(
                        AuthorizationRequiredException.class,
                        () -> Visit.of(program)
                                .at("me", () -> program.remote(app).get(path))))
                .as("somebody else")
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "twitter"})
    void whoDeniedItIsNot(String app) {
        AuthorizationResult result = finish(ada, app, answer(ada, app, "deny"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.byUser()).isTrue());
        assertThat(provider.tokenRequests()).isZero();
        assertThat(program.bean(Audit.class).grants()).isEmpty();
    }

    @Test
    void theCallbackOfAnotherBrowserIsRejected() {
        URI callback = answer(ada, "github", "allow");

        CallbackRejectedException rejected = catchThrowableOfType(
                CallbackRejectedException.class, () -> finish(Visit.of(program), "github", callback));

        assertThat(rejected.code()).isEqualTo(ErrorCode.SESSION_MISSING);
        assertThat(provider.tokenRequests()).isZero();
    }

    @Test
    void aCallbackIsGoodForOnce() {
        URI callback = answer(ada, "github", "allow");
        finish(ada, "github", callback);

        assertThat(catchThrowableOfType(CallbackRejectedException.class, () -> finish(ada, "github", callback))
                        .code())
                .isEqualTo(ErrorCode.STATE_REPLAYED);
        assertThat(provider.tokenRequests()).isEqualTo(1);
    }

    @Test
    void theProgramMayHandOverTheParameters() {
        URI callback = answer(ada, "github", "allow");

        assertThat(ada.<AuthorizationResult>at(
                        "elsewhere", () -> program.remote("github").authorizedResponse(Parameters.of(callback))))
                .isInstanceOf(Granted.class);
    }

    /** From the program to the provider's page, and with that answer to where the provider sends the browser then. */
    private URI answer(Visit visit, String app, String decision) {
        Browser browser = new Browser();
        URI sent = visit.at(
                "login", () -> program.remote(app).authorize("authorized").getLocation());
        return browser.submitUntil(browser.open(sent).form().pressing("decision", decision), Request.BASE)
                .location()
                .orElseThrow();
    }

    private AuthorizationResult finish(Visit visit, String app, URI callback) {
        return visit.at(callback.toString(), () -> program.remote(app).authorizedResponse());
    }
}
