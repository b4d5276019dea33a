package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.token.RemoteAppDependencies;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-in whose token is gone that the session keeps for whoever uses it. */
class LostTokenTest {

    private static final String PLACE = "dev.remora.owner.github";

    private final TestApp app = new TestApp();
    private final RemoteAppDependencies all = app.dependencies(app.events);
    private final SessionSignIns session =
            new SessionSignIns(all.requests(), all.sessions(), all.sessionTokens(), app.earlierIds, all.random());
    private final Token token = Token.bearer("access").withIdentity(Identity.of("https://acme.example", "1"));
    private Runnable whenAsked = () -> {};
    private final Map<String, Token> tokens = new HashMap<>() {
        @Override
        public @Nullable Token get(Object remoteApp) {
            whenAsked.run();
            return super.get(remoteApp);
        }
    };
    private final DefaultWebSignIn signIn = new DefaultWebSignIn(
            new TestSignInApplication(new WebSettings(true, "oauth", false, null), null, app, tokens), session, false);

    @BeforeEach
    void signIn() {
        app.provider.json(CallbackScenario.TOKEN);
        RemoteAppCore github = app.core(Settings.oauth2());
        app.callback(github, "code=c&state=" + TestApp.state(app.begin(github)));
        app.get("callback", () -> {
            session.note("github", Granted.of(token, "/"), true, null, null, false);
            return "";
        });
    }

    @Test
    void isOver() {
        assertThat(caller()).isEmpty();

        tokens.put("github", token);
        assertThat(caller()).isEmpty();
    }

    @Test
    void isNotOverWhereTheSessionHasAnotherTokenByThen() {
        whenAsked = () -> app.session.set(PLACE, app.session.get(PLACE).orElseThrow() + "-next");
        assertThat(caller()).isEmpty();

        whenAsked = () -> {};
        tokens.put("github", token);
        assertThat(caller()).isPresent();
    }

    private Optional<String> caller() {
        return app.get("page", signIn::callerName);
    }
}
