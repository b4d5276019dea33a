package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuth2Token;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.internal.oauth2.Pkce;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.UriQuery;
import dev.remora.tck.AtOnce;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OAuth2SignInTest {

    private static final String TOKEN =
            "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"login\":\"ann\",\"scope\":\"user\"}";

    private final TestApp app = new TestApp();
    private final RemoteAppCore github = app.core(Settings.oauth2());

    @Test
    @Tag("A2")
    @Tag("A3")
    @Tag("A-01")
    @Tag("A-05")
    void sendsTheBrowserToTheProvider() {
        URI uri = app.begin(github);

        Parameters asked = UriQuery.of(uri);
        assertThat(uri.toString()).startsWith("https://as.example/authorize?response_type=code&");
        assertThat(asked.toMap())
                .containsEntry("client_id", "key")
                .containsEntry("redirect_uri", "https://app.example/shop/api/authorized")
                .containsEntry("scope", "user")
                .containsEntry("code_challenge_method", "S256")
                .containsOnlyKeys(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "scope",
                        "state",
                        "code_challenge",
                        "code_challenge_method");
        assertThat(asked.first("state").orElseThrow()).matches("[A-Za-z0-9_-]{43}");
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    @Tag("C1")
    @Tag("C6")
    @Tag("C14")
    @Tag("A-01")
    @Tag("B-18")
    void exchangesTheCodeAndKeepsTheToken() {
        URI uri = app.begin(github, details(null, null, "mine", "me?tab=1"));
        String before = app.session.id().orElseThrow();
        app.provider.json(TOKEN);

        Granted granted = (Granted) app.callback(github, "code=c&state=" + TestApp.state(uri));

        OAuth2Token token =
                Token.bearer("a").withType("bearer").withScope("user").withParameters(Map.of("login", "ann"));
        assertThat(granted)
                .isEqualTo(Granted.of(token, "/shop/api/me?tab=1")
                        .withParameters(Map.of("login", "ann"))
                        .withTokenKey("mine"));
        assertThat(app.provider.last().uri()).isEqualTo(Settings.TOKEN);
        assertThat(app.provider.last().parameters())
                .contains(
                        entry("grant_type", List.of("authorization_code")),
                        entry("code", List.of("c")),
                        entry("redirect_uri", List.of("https://app.example/shop/api/authorized")),
                        entry("client_id", List.of("key")),
                        entry("client_secret", List.of(Settings.SECRET)))
                .containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_secret");
        assertThat(token("mine")).contains(token);
        assertThat(token(null)).isEmpty();
        assertThat(app.events.granted).containsExactly(granted);
        assertThat(app.session.id()).isNotEmpty().isNotEqualTo(Optional.of(before));
    }

    @Test
    @Tag("A-05")
    void sendsTheVerifierOfTheChallenge() {
        URI uri = app.begin(github);
        app.provider.json(TOKEN);

        app.callback(github, "code=c&state=" + TestApp.state(uri));

        assertThat(UriQuery.of(uri).first("code_challenge"))
                .contains(new Pkce(app.provider.parameter("code_verifier")).challenge());
    }

    @Test
    @Tag("A1")
    @Tag("A-06")
    void saysWhatTheCallerSays() {
        URI uri = app.begin(
                github,
                new AuthorizationDetails("other", "repo", null, Map.of("prompt", "login", "scope", "no"), null, null));

        assertThat(UriQuery.of(uri).toMap())
                .containsEntry("redirect_uri", "https://app.example/shop/api/other")
                .containsEntry("scope", "repo")
                .containsEntry("prompt", "login");
    }

    @Test
    @Tag("A1")
    void takesAScopeAmongTheParametersOfTheCaller() {
        URI uri = app.begin(github, new AuthorizationDetails(null, null, null, Map.of("scope", "given"), null, null));
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"bearer\"}");

        Granted granted = (Granted) app.callback(github, "code=c&state=" + TestApp.state(uri));

        assertThat(UriQuery.of(uri).first("scope")).contains("given");
        assertThat(((OAuth2Token) granted.token()).scope()).isEqualTo("given");
    }

    @Test
    @Tag("C2")
    @Tag("B-12")
    void returnsADenialWithTheProvidersWordsAndTheWayBack() {
        URI uri = app.begin(github, details(null, null, null, "/me"));

        Denied denied = (Denied) app.callback(
                github,
                "error=access_denied&error_description=no%0D%0Away&error_uri=https://as.example/e&x=1&state="
                        + TestApp.state(uri));

        assertThat(denied)
                .isEqualTo(Denied.of("access_denied", "/shop/api/me")
                        .withDescription("noway")
                        .withUri("https://as.example/e")
                        .withParameters(Map.of("x", "1")));
        assertThat(denied.byUser()).isTrue();
        assertThat(app.provider.received).isEmpty();
        assertThat(app.events.isEmpty()).isTrue();
        assertRejected(github, "error=access_denied&state=" + TestApp.state(uri), ErrorCode.STATE_REPLAYED);
    }

    @Test
    @Tag("A4")
    @Tag("A-03")
    void takesAStateOfTheApplicationsOwnAndVerifiesItLikeAnyOther() {
        app.states = () -> "from the bean";
        RemoteAppCore own = app.core(Settings.oauth2());

        assertThat(TestApp.state(app.begin(own))).isEqualTo("from the bean");
        assertThat(TestApp.state(app.begin(own, details(null, "from & the call", null, null))))
                .isEqualTo("from & the call");
        app.provider.json(TOKEN);
        assertThat(app.callback(own, "code=c&state=from+%26+the+call").granted())
                .isPresent();
        assertRejected(own, "code=c&state=from+%26+the+call", ErrorCode.STATE_REPLAYED);
        app.provider.json(TOKEN);
        assertThat(app.callback(own, "code=c&state=from+the+bean").granted()).isPresent();
    }

    @Test
    @Tag("A4")
    void refusesAnEmptyStateAndAnyOwnOneIfStrict() {
        RemoteAppCore strict = app.core(Settings.oauth2().with(all -> all.profile = Profile.STRICT));

        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.begin(github, details(null, "", null, null))))
                .hasMessage("REMORA-00304: remote app 'github': the application's own state is empty or longer than"
                        + " 16384 characters");
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.begin(strict, details(null, "own", null, null))))
                .hasMessage("REMORA-00303: remote app 'github': profile strict allows no state of the application's"
                        + " own");
        assertThat(TestApp.state(app.begin(strict))).hasSize(43);
    }

    @Test
    @Tag("S3")
    @Tag("S4")
    @Tag("A2")
    void namesAllThatIsMissingToSignIn() {
        RemoteAppCore bare = app.core(Settings.oauth2().with(all -> {
            all.authorizeUrl = null;
            all.tokenUrl = null;
            all.callback = null;
        }));

        SettingsException missing = catchThrowableOfType(SettingsException.class, () -> app.begin(bare));

        assertThat(missing.keys()).containsExactly("authorize-url", "token-url", "callback");
        assertThat(app.session.id()).isEmpty();
    }

    @Test
    void needsTheRequestOfABrowser() {
        RequestRefusedException refused = catchThrowableOfType(
                RequestRefusedException.class, () -> github.signIn().begin(AuthorizationDetails.none()));

        assertThat(refused)
                .hasMessage("REMORA-00301: remote app 'github': signing in needs the request of a browser, and this"
                        + " thread is answering none");
        assertThat(refused.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
    }

    @Test
    @Tag("A-12")
    @Tag("A5")
    void servesSeveralTabsInAnyOrder() {
        URI one = app.begin(github, details("one", null, null, null));
        URI two = app.begin(github, details("two", null, null, null));
        URI three = app.begin(github);
        app.provider.json(TOKEN).json(TOKEN).json(TOKEN);

        assertThat(app.get("two?code=c&state=" + TestApp.state(two), github.signIn()::finish)
                        .granted())
                .isPresent();
        assertThat(app.callback(github, "code=c&state=" + TestApp.state(three)).granted())
                .isPresent();
        assertThat(app.get("one?code=c&state=" + TestApp.state(one), github.signIn()::finish)
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("B-23")
    void losesNoSignInOfTwentyThatBeginAtOnce() {
        app.begin(github);
        TestRequest request = new TestRequest(
                "GET", URI.create(TestApp.BASE + "login"), URI.create(TestApp.BASE), "", null, app.session);

        List<URI> begun =
                app.during(request, () -> atOnce(19, () -> github.signIn().begin(AuthorizationDetails.none())));

        for (URI uri : begun) {
            app.provider.json(TOKEN);
            assertThat(app.callback(github, "code=c&state=" + TestApp.state(uri))
                            .granted())
                    .isPresent();
        }
    }

    @Test
    @Tag("C17")
    @Tag("S-01")
    @Tag("G-19")
    void writesNoSecretIntoTheLog() {
        try (LogLines log = new LogLines()) {
            URI uri = app.begin(github);
            app.provider.json("{\"access_token\":\"canary-a\",\"refresh_token\":\"canary-r\",\"expires_in\":\"1\"}");
            app.callback(github, "code=canary-code&state=" + TestApp.state(uri));
            app.provider.json("{\"access_token\":\"canary-b\"}");
            assertThat(token(null)).isPresent();

            assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains("canary"));
            assertThat(log.lines).noneMatch(line -> line.contains(TestApp.state(uri)));
        }
    }

    @Test
    @Tag("C16")
    void throwsWhatTheProviderRefusesWithItsWords() {
        URI uri = app.begin(github);
        app.provider.status(400, "application/json", "{\"error\":\"invalid_client\",\"error_description\":\"who?\"}");

        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class, () -> app.callback(github, "code=c&state=" + TestApp.state(uri)));

        assertThat(refused)
                .hasMessage("REMORA-00406: remote app 'github' refused the token request with status 400:"
                        + " invalid_client (who?)");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_client");
        assertThat(refused.errorDescription()).isEqualTo("who?");
    }

    @Test
    @Tag("C1")
    void finishesWithGivenParameters() {
        String state = TestApp.state(app.begin(github));
        app.provider.json(TOKEN);
        Map<String, List<String>> parameters = Map.of("code", List.of("c"), "state", List.of(state));

        assertThat(app.get("elsewhere", () -> github.signIn().finish(parameters))
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("C1")
    @Tag("B-16")
    void readsAPostedAnswerFromItsForm() {
        String state = TestApp.state(app.begin(github));
        app.provider.json(TOKEN);

        assertThat(app.post("authorized?tenant=1", "code=c&state=" + state, github.signIn()::finish)
                        .granted())
                .isPresent();
    }

    private static <T> List<T> atOnce(int threads, Callable<T> call) {
        try {
            return AtOnce.call(threads, call);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Token> token(@Nullable String key) {
        return app.get("me", () -> github.tokens().source(key).token());
    }

    private void assertRejected(RemoteAppCore core, String query, ErrorCode code) {
        int sent = app.provider.received.size();
        assertThat(catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(core, query))
                        .code())
                .isEqualTo(code);
        assertThat(app.provider.received).hasSize(sent);
    }

    private static AuthorizationDetails details(
            @Nullable String callback, @Nullable String state, @Nullable String key, @Nullable String returnTo) {
        return new AuthorizationDetails(callback, null, state == null ? null : () -> state, Map.of(), key, returnTo);
    }
}
