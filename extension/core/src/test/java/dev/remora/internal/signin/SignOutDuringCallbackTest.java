package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.SessionUsers;
import dev.remora.tck.InMemoryTokenStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who signs out while a callback of this browser is being answered. */
@Tag("E-08")
class SignOutDuringCallbackTest {

    private final TestApp app = new TestApp();

    /** What the session notes of sign-ins, at the end of a callback. */
    @Nested
    class TheSession {

        private final RemoteAppDependencies all = app.dependencies(app.events);
        private final SessionSignIns session =
                new SessionSignIns(all.requests(), all.sessions(), all.sessionTokens(), app.earlierIds, all.random());
        private final DefaultWebSignIn signIn = new DefaultWebSignIn(
                new TestSignInApplication(new WebSettings(true, "oauth", false, null), null, app, Map.of()),
                session,
                false);
        private final Granted granted =
                Granted.of(Token.bearer("access").withIdentity(Identity.of("https://acme.example", "1")), "/");

        @Test
        void notesNoSignInOfAUserWhoHasLeft() {
            note(null);
            app.get("logout", this::leave);

            assertThat(refused(() -> note(null))).isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
            assertThat(app.get("page", session::all)).isEmpty();
        }

        @Test
        void isNotTakenOverByACallbackOfAUserWhoHasLeft() {
            note(null);
            String next = app.get("logout", this::leave);
            note(next);

            assertThat(refused(() -> app.get("callback", () -> signIn.end().leave("github", null))))
                    .isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
            assertThat(app.get("page", session::all)).hasSize(1);
        }

        private String note(@Nullable String user) {
            return app.get("callback", () -> {
                session.note("github", granted, true, null, user, false);
                return "";
            });
        }

        private String leave() {
            signIn.end().leave();
            return String.valueOf(SessionUsers.user(app.session));
        }
    }

    /** The token, which is kept before the session notes the sign-in. */
    @Nested
    class TheToken {

        private final InMemoryTokenStore store = new InMemoryTokenStore();

        @Test
        void ofACallerIsRemovedAgain() {
            app.store = store;
            app.caller = "ada";

            refuseTheSignIn();

            assertThat(store.find(TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ada"))))
                    .isEmpty();
        }

        @Test
        void ofTheSessionIsRemovedAgain() {
            RemoteAppCore github = refuseTheSignIn();

            assertThat(app.get("page", () -> github.tokens().source(null).token()))
                    .isEmpty();
        }

        private RemoteAppCore refuseTheSignIn() {
            app.provider.json(CallbackScenario.TOKEN);
            RecordedEvents events = new Leaving();
            RemoteAppCore github = RemoteAppAssembler.create(
                    Settings.oauth2().build(),
                    new Settings.Provider(),
                    app.provider,
                    app.documents,
                    app.callbackPaths,
                    app.earlierIds,
                    app.dependencies(events));
            String callback = "code=c&state=" + TestApp.state(app.begin(github));

            assertThat(refused(() -> app.callback(github, callback))).isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
            assertThat(events.granted).isEmpty();
            return github;
        }
    }

    /** Finds that the user has left when the sign-in is to be noted. */
    private static final class Leaving extends RecordedEvents {

        @Override
        public void signedIn(
                Granted granted,
                @Nullable TokenOwner caller,
                boolean linked,
                @Nullable String user,
                boolean crossSite) {
            throw SignInMessages.otherUser("github");
        }
    }

    private static ErrorCode refused(Runnable callback) {
        return catchThrowableOfType(CallbackRejectedException.class, callback::run)
                .code();
    }
}
