package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.spi.SignInState;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages that want a recent proof of a user, whose token all his browsers share. */
@Tag("E-08")
class FreshProofTest {

    private final TestApp app = new TestApp();
    private final Map<String, Token> tokens = new HashMap<>();
    private final RemoteAppDependencies all = app.dependencies(app.events);
    private final SessionSignIns session =
            new SessionSignIns(all.requests(), all.sessions(), all.sessionTokens(), app.earlierIds, all.random());
    private final DefaultWebSignIn signIn = new DefaultWebSignIn(
            new TestSignInApplication(new WebSettings(true, "oauth", false, null), null, app, tokens), session, false);

    @Test
    void countsTheProofThatWasGivenInThisBrowser() {
        signIn(app.clock.instant());

        assertThat(state()).isEqualTo(SignInState.SIGNED_IN);
        app.clock.advance(Duration.ofMinutes(11));
        assertThat(state()).isEqualTo(SignInState.PROOF_REQUIRED);
    }

    @Test
    void countsAProofOfTheFutureAsFarAsTheProvidersClockMayBeAhead() {
        signIn(app.clock.instant().plusSeconds(30));
        assertThat(state()).isEqualTo(SignInState.SIGNED_IN);

        signIn(app.clock.instant().plusSeconds(31));
        assertThat(state()).isEqualTo(SignInState.PROOF_REQUIRED);
    }

    @Test
    void doesNotCountAProofThatWasGivenInAnother() {
        signIn(app.clock.instant().minus(Duration.ofHours(1)));
        keep(app.clock.instant());

        assertThat(state()).isEqualTo(SignInState.PROOF_REQUIRED);
    }

    @Test
    void aSignInWithoutTimeIsNotMadeFreshByOneOfAnotherBrowser() {
        signIn(null);
        keep(app.clock.instant());

        assertThat(state()).isEqualTo(SignInState.PROOF_REQUIRED);
    }

    /** Somebody found a session left open, and linked an account of his own. */
    @Test
    void doesNotCountTheProofOfAnAccountThatWasLinkedOnly() {
        signIn(app.clock.instant().minus(Duration.ofHours(1)));
        Token linked = Token.bearer("linked")
                .withIdToken("id")
                .withIdentity(Identity.of(Json.createObjectBuilder()
                        .add("iss", "https://acme.example")
                        .add("sub", "2")
                        .add("auth_time", app.clock.instant().getEpochSecond())
                        .build()));
        tokens.put("github", linked);
        app.get("callback", () -> {
            session.note("github", Granted.of(linked, "/").withTokenKey("second"), false, null, null, false);
            return "";
        });

        assertThat(state()).isNotEqualTo(SignInState.SIGNED_IN);
    }

    private void signIn(@Nullable Instant provedAt) {
        Token token = keep(provedAt);
        app.get("callback", () -> {
            session.note("github", Granted.of(token, "/"), true, "ada", null, false);
            return "";
        });
    }

    private Token keep(@Nullable Instant provedAt) {
        var claims =
                Json.createObjectBuilder().add("iss", "https://acme.example").add("sub", "1");
        if (provedAt != null) {
            claims.add("auth_time", provedAt.getEpochSecond());
        }
        OAuth2Token token = Token.bearer("access").withIdToken("id").withIdentity(Identity.of(claims.build()));
        tokens.put("github", token);
        return token;
    }

    private SignInState state() {
        return app.get("fresh", () -> signIn.state(Set.of("github"), Duration.ofMinutes(10)));
    }
}
