package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sign-in that one user begins, and a callback that another one sends. */
@Tag("E-08")
class ChangingUserTest {

    private static final Token TOKEN = Token.bearer("a");

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private RemoteAppCore github = app.core(Settings.oauth2());

    @BeforeEach
    void answer() {
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
    }

    @ParameterizedTest
    @CsvSource({"ann, bob, bob", "ann, ann, bob", "ann,, bob", ", bob, bob", ", bob, ann"})
    void isRefusedBeforeTheCodeIsSent(@Nullable String begins, @Nullable String comes, String isNow) {
        String state = begin(begins);

        CallbackRejectedException refused = catchThrowableOfType(
                CallbackRejectedException.class, () -> callback(comes, isNow, "code=canary&state=" + state));

        assertThat(refused)
                .hasMessage("REMORA-00360: the callback of remote app 'github' came from another user than the one who"
                        + " began the sign-in");
        assertThat(refused.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
        assertThat(app.provider.received).isEmpty();
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(token("ann")).isEmpty();
        assertThat(token("bob")).isEmpty();
        assertThat(token(null)).isEmpty();
    }

    @Test
    void isRefusedWithADenialToo() {
        String state = begin("ann");

        assertThat(catchThrowableOfType(
                                CallbackRejectedException.class,
                                () -> callback("bob", "bob", "error=access_denied&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
        String next = begin("ann");
        assertThat(callback("ann", "ann", "error=access_denied&state=" + next)).isInstanceOf(Denied.class);
    }

    @ParameterizedTest
    @CsvSource({"ann, ann, ann", "ann,, ann", "ann, bob, ann", ",, ann"})
    void isTheCallersWhereHeBeganOrLoggedInDuringTheCallback(
            @Nullable String begins, @Nullable String comes, String isNow) {
        useStore();

        callback(comes, isNow, "code=c&state=" + begin(begins));

        app.use(MemorySession.open());
        assertThat(token("ann")).contains(TOKEN);
        assertThat(token("bob")).isEmpty();
        assertThat(token(null)).isEmpty();
    }

    @Test
    void staysInTheSessionForWhoBeganWhereTheCallbackDoesNotSayWhoHeIs() {
        useStore();

        callback(null, null, "code=c&state=" + begin("ann"));

        assertThat(token(null)).isEmpty();
        assertThat(token("bob")).isEmpty();
        assertThat(token("ann")).contains(TOKEN);
        assertThat(store.find(TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann"))))
                .isEmpty();
        app.use(MemorySession.open());
        assertThat(token("ann")).isEmpty();
    }

    @Test
    void staysThereLikewiseWhereTheSessionIsTheStore() {
        callback(null, null, "code=c&state=" + begin("ann"));

        assertThat(token(null)).isEmpty();
        assertThat(token("bob")).isEmpty();
        assertThat(token("ann")).contains(TOKEN);
    }

    @Test
    void keepsFromTheCallerWhatTheSessionHadForNobody() {
        useStore();
        callback(null, null, "code=c&state=" + begin(null));
        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"Bearer\"}");
        callback(null, null, "code=c&state=" + begin("ann"));

        assertThat(token("ann")).contains(Token.bearer("b"));
        assertThat(token(null)).isEmpty();
        app.use(MemorySession.open());
        assertThat(token("ann")).isEmpty();
    }

    @Test
    void givesWayToALaterSignInOfTheCaller() {
        useStore();
        callback(null, null, "code=c&state=" + begin("ann"));

        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"Bearer\"}");
        callback("ann", "ann", "code=c&state=" + begin("ann"));
        assertThat(token("ann")).contains(Token.bearer("b"));
    }

    @Test
    void isForgottenWithWhatTheCallerHasBesides() {
        useStore();
        callback("ann", "ann", "code=c&state=" + begin("ann"));
        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"Bearer\"}");
        callback(null, null, "code=c&state=" + begin("ann"));
        assertThat(token("ann")).contains(Token.bearer("b"));

        app.caller = "ann";
        app.get("logout", () -> {
            github.tokens().forget(null);
            return "";
        });
        assertThat(token("ann")).isEmpty();
    }

    @Test
    void isComparedByOwnersWhereTheApplicationSaysWhoTheyAre() {
        TokenOwner[] owner = {TokenOwner.of(Kind.CALLER, "tenant 1")};
        app.owners = remoteApp -> owner[0];
        github = app.core(Settings.oauth2());
        String state = begin("ann");
        owner[0] = TokenOwner.of(Kind.CALLER, "tenant 2");

        assertThat(catchThrowableOfType(
                                CallbackRejectedException.class,
                                () -> callback("ann", "ann", "code=canary&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.CALLBACK_WRONG_USER);
        owner[0] = TokenOwner.of(Kind.CALLER, "tenant 1");
        assertThat(token("ann")).isEmpty();
        callback("bob", "bob", "code=c&state=" + begin("ann"));
        assertThat(token("ann")).contains(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"ann", ","})
    @Tag("A-12")
    void threeTabsOfOneUserFinishInAnyOrder(@Nullable String user) {
        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"Bearer\"}");
        app.provider.json("{\"access_token\":\"c\",\"token_type\":\"Bearer\"}");
        String first = begin(user);
        String second = begin(user);
        String third = begin(user);

        for (String state : new String[] {second, third, first}) {
            callback(user, user, "code=c&state=" + state);
        }

        assertThat(token(user)).contains(Token.bearer("c"));
    }

    private void useStore() {
        app.store = store;
        github = app.core(Settings.oauth2());
    }

    private String begin(@Nullable String user) {
        app.caller = user;
        return TestApp.state(app.begin(github));
    }

    private Object callback(@Nullable String comes, @Nullable String isNow, String query) {
        URI base = URI.create(TestApp.BASE);
        return app.during(
                new TestRequest("GET", URI.create(TestApp.BASE + "authorized?" + query), base, "", null, app.session)
                        .withCaller(comes, isNow),
                github.signIn()::finish);
    }

    private Optional<Token> token(@Nullable String user) {
        app.caller = user;
        Supplier<Optional<Token>> token = () -> github.tokens().source(null).token();
        return app.get("me", token).map(found -> Token.bearer(((OAuth2Token) found).accessToken()));
    }
}
