package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The session that a callback comes with. */
class CallbackSessionTest extends CallbackScenario {

    @Test
    @Tag("A-04")
    @Tag("B-02")
    void refusesTheStateOfAnotherBrowser() {
        MemorySession victim = app.session;
        app.use(MemorySession.open());

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00309: the state in the callback of remote app 'github' was not issued to this"
                        + " browser");

        app.use(victim);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-02")
    @Tag("B-16")
    void saysWhyABrowserCameWithoutItsSession() {
        MemorySession before = app.session;
        app.use(MemorySession.none());

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused)
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser did not send its cookie, or the session has ended;"
                        + " localhost and 127.0.0.1 are two hosts with cookies of their own: sign in at the one of the"
                        + " callback");
        assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_MISSING);
        assertThat(rejected(() -> app.post("authorized", "code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser sends its cookie with a POST from another site only"
                        + " if the cookie says SameSite=None");
        assertThat(app.session.id()).isEmpty();

        app.use(before);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-16")
    void hasACallbackOfAnotherSitePostedAgainBeforeAnythingIsUsed() {
        MemorySession before = app.session;
        app.use(MemorySession.none());

        CallbackRejectedException refused = rejected(() -> postedByAnotherSite("code=canary-code&state=" + state));
        assertThat(refused)
                .hasMessage("REMORA-00336: the callback of remote app 'github' was posted by another site without the"
                        + " session's cookie; a page of this site posts it once more");
        assertThat(refused.code()).isEqualTo(ErrorCode.CALLBACK_POSTED_AGAIN);
        assertThat(log.lines).isEmpty();

        app.use(before);
        app.provider.json(TOKEN);
        assertThat(app.post("authorized", "code=c&state=" + state, github.signIn()::finish)
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("B-16")
    void hasADenialWithoutStatePostedAgainToo() {
        MemorySession before = app.session;
        app.use(MemorySession.none());
        assertThat(rejected(() -> postedByAnotherSite("error=access_denied")).code())
                .isEqualTo(ErrorCode.CALLBACK_POSTED_AGAIN);

        app.use(before);
        assertThat(app.post("authorized", "error=access_denied", github.signIn()::finish)
                        .granted())
                .isEmpty();
    }

    @Test
    @Tag("B-16")
    void hasNoCallbackPostedAgainThatCameWithItsSession() {
        assertThat(rejected(() -> postedByAnotherSite("code=canary-code&state=forged"))
                        .code())
                .isEqualTo(ErrorCode.STATE_MISMATCH);
        assertNextSucceeds();
    }

    /** The server side can answer with a page that posts it again. */
    private AuthorizationResult postedByAnotherSite(String form) {
        TestRequest request = new TestRequest(
                "POST", URI.create(TestApp.BASE + "authorized"), URI.create(TestApp.BASE), form, null, app.session);
        return app.during(request.repeatable(), github.signIn()::finish);
    }

    @Test
    @Tag("B-22")
    void finishesOnAnotherNodeThatHasTheSession() {
        RemoteAppCore otherNode = app.core(Settings.oauth2());
        app.provider.json(TOKEN);

        assertThat(app.callback(otherNode, "code=c&state=" + state).granted()).isPresent();
    }

    @Test
    @Tag("S-07")
    void refusesACallbackWhoseSessionHasEnded() {
        app.session.invalidate();

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_MISSING);

        app.use(MemorySession.none());
        app.provider.json(TOKEN);
        assertThat(app.callback(github, "code=c&state=" + TestApp.state(app.begin(github)))
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("S-07")
    @Tag("D-08")
    void keepsNothingForASessionThatEndsWhileTheCodeIsExchanged() {
        app.provider.answers(request -> {
            app.session.invalidate();
            return TestProvider.response(200, "application/json", TOKEN);
        });

        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.callback(github, "code=c&state=" + state)))
                .hasMessage("REMORA-00326: remote app 'github': signing in needs a browser session, and this one cannot"
                        + " be written: it was invalidated, or the response is under way");
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(app.session.octets()).isEmpty();
    }

    @Test
    @Tag("B-18")
    void keepsNothingWhereTheSessionCannotGetANewId() {
        MemorySession kept = app.session;
        assertIdKept(
                new OfFixedId(kept, () -> {
                    throw new IllegalStateException("no id is changed here");
                }),
                "REMORA-00326: remote app 'github': signing in needs a browser session, and this one cannot be written:"
                        + " it was invalidated, or the response is under way");
        assertNoToken(kept);
    }

    @Test
    @Tag("B-18")
    void keepsNothingWhereTheSessionKeepsItsId() {
        MemorySession kept = app.session;
        assertIdKept(
                new OfFixedId(kept, () -> {}),
                "REMORA-00334: remote app 'github': the browser session kept its id when it was to get a new one, so that"
                        + " nobody is signed in: whoever knew the id before would be too");
        assertNoToken(kept);
    }

    private void assertIdKept(BrowserSession session, String message) {
        app.provider.json(TOKEN);
        TestRequest request = new TestRequest(
                "GET",
                URI.create(TestApp.BASE + "authorized?code=c&state=" + state),
                URI.create(TestApp.BASE),
                "",
                null,
                session);
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.during(request, github.signIn()::finish)))
                .hasMessage(message);
    }

    private void assertNoToken(MemorySession kept) {
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(kept.octets().keySet()).noneMatch(name -> name.startsWith("dev.remora.token"));
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isEmpty();
    }

    @Test
    @Tag("B-18")
    void keepsTheOldTokenWhereTheNewOneCannotBeSaved() {
        InMemoryTokenStore kept = new InMemoryTokenStore();
        AtomicBoolean broken = new AtomicBoolean();
        app.store = new Breaking(kept, broken);
        RemoteAppCore stored = app.core(Settings.oauth2());
        app.provider.json(TOKEN);
        app.callback(stored, "code=c&state=" + TestApp.state(app.begin(stored)));
        Optional<Token> before =
                app.get("me", () -> stored.tokens().source(null).token());
        broken.set(true);
        app.provider.json(TOKEN);

        String again = TestApp.state(app.begin(stored));
        assertThat(catchThrowable(() -> app.callback(stored, "code=c&state=" + again)))
                .hasMessage("the database is down");
        assertThat(before).isPresent();
        assertThat(app.get("me", () -> stored.tokens().source(null).token())).isEqualTo(before);
        assertThat(app.events.granted).hasSize(1);
    }

    private record Breaking(InMemoryTokenStore store, AtomicBoolean broken) implements TokenStore {

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return store.find(key);
        }

        @Override
        public void save(TokenKey key, Token token) {
            if (broken.get()) {
                throw new UnsupportedOperationException("the database is down");
            }
            store.save(key, token);
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return store.replace(key, read, renewed);
        }

        @Override
        public void remove(TokenKey key) {
            store.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return store.remove(key, read);
        }
    }

    private record OfFixedId(BrowserSession session, Runnable changing) implements BrowserSession {

        @Override
        public Optional<String> id() {
            return session.id();
        }

        @Override
        public Optional<Serializable> get(String name) {
            return session.get(name);
        }

        @Override
        public void set(String name, Serializable value) {
            session.set(name, value);
        }

        @Override
        public void remove(String name) {
            session.remove(name);
        }

        @Override
        public void changeId() {
            changing.run();
        }
    }

    @Test
    @Tag("A-11")
    void keepsTwentyPendingSignInsOfABrowser() {
        for (int i = 0; i < 20; i++) {
            app.begin(github);
        }

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(app.session.octets().values().stream()
                        .mapToInt(octets -> octets.length)
                        .sum())
                .isLessThan(16 * 1024);
    }
}
