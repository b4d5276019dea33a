package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.CallbackRejectedException;
import dev.remora.OAuth2Token;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemoryCookies;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in where the server has no sessions. */
class CookieSignInTest {

    private final TestApp app = new TestApp();
    private final MemoryCookies browser = new MemoryCookies();

    private <T> T get(MemoryCookies jar, String path, Supplier<T> code) {
        return app.during(
                new CookieRequest("GET", URI.create(TestApp.BASE), URI.create(TestApp.BASE + path), jar), code);
    }

    private void signIn(RemoteAppCore core, MemoryCookies jar, String token) {
        app.provider.json("{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\"}");
        String state = TestApp.state(get(jar, "login", () -> core.signIn().begin(AuthorizationDetails.none())));
        get(jar, "authorized?code=c&state=" + state, core.signIn()::finish);
    }

    private Optional<Token> token(RemoteAppCore core, MemoryCookies jar) {
        return get(jar, "me", () -> core.tokens().source(null)).token();
    }

    private String accessToken(RemoteAppCore core, MemoryCookies jar) {
        return ((OAuth2Token) token(core, jar).orElseThrow()).accessToken();
    }

    @Test
    void aSignInNeedsNoSessionOfTheServer() {
        RemoteAppCore core = app.core(new Settings());

        signIn(core, browser, "abc");

        assertThat(accessToken(core, browser)).isEqualTo("abc");
        assertThat(token(core, new MemoryCookies())).isEmpty();
    }

    @Test
    @Tag("B-18")
    void whoCopiedTheCookiesBeforeFindsNoTokenAfterwards() {
        RemoteAppCore core = app.core(new Settings());
        signIn(core, browser, "before");
        MemoryCookies copied = browser.request();

        signIn(core, browser, "after");

        assertThat(accessToken(core, copied)).isEqualTo("before");
        assertThat(accessToken(core, browser)).isEqualTo("after");
    }

    @Test
    @Tag("B-18")
    void norDoesHeInTheStoreOfTheApplication() {
        app.store = new InMemoryTokenStore();
        RemoteAppCore core = app.core(new Settings());
        signIn(core, browser, "before");
        MemoryCookies copied = browser.request();

        signIn(core, browser, "after");

        assertThat(token(core, copied)).isEmpty();
        assertThat(token(core, browser)).isPresent();
    }

    @Test
    void eachRemoteAppKeepsItsTokenWhenAnotherOneIsSignedInTo() {
        app.store = new InMemoryTokenStore();
        Settings other = new Settings();
        other.name = "gitlab";
        RemoteAppCore github = app.core(new Settings());
        RemoteAppCore gitlab = app.core(other);

        signIn(github, browser, "one");
        signIn(gitlab, browser, "two");

        assertThat(token(github, browser)).isPresent();
        assertThat(token(gitlab, browser)).isPresent();
    }

    @Test
    @Tag("A-12")
    void twoTabsAtOnceBothFinish() {
        RemoteAppCore core = app.core(new Settings());
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"bearer\"}");
        app.provider.json("{\"access_token\":\"b\",\"token_type\":\"bearer\"}");
        String first = TestApp.state(get(browser, "login", () -> core.signIn().begin(AuthorizationDetails.none())));
        String second = TestApp.state(get(browser, "login", () -> core.signIn().begin(AuthorizationDetails.none())));

        get(browser, "authorized?code=c&state=" + second, core.signIn()::finish);
        get(browser, "authorized?code=c&state=" + first, core.signIn()::finish);

        assertThatThrownBy(() -> get(browser, "authorized?code=c&state=" + first, core.signIn()::finish))
                .isInstanceOfSatisfying(
                        CallbackRejectedException.class,
                        e -> assertThat(e.code().toString()).isEqualTo("state_replayed"));
    }

    private CookieRequest secure(String path) {
        return new CookieRequest(
                "GET",
                URI.create("https://localhost/shop/api/"),
                URI.create("https://localhost/shop/api/" + path),
                browser);
    }

    @Test
    void twoRequestsAtOnceThatFindATokenDueRenewItOnceAndBothBrowsersAnswersBringIt() {
        RemoteAppCore core = app.core(new Settings());
        app.provider.json(
                "{\"access_token\":\"old\",\"token_type\":\"bearer\",\"expires_in\":90,\"refresh_token\":\"r1\"}");
        String state = TestApp.state(get(browser, "login", () -> core.signIn().begin(AuthorizationDetails.none())));
        get(browser, "authorized?code=c&state=" + state, core.signIn()::finish);
        app.clock.advance(Duration.ofSeconds(60));
        app.provider.json(
                "{\"access_token\":\"new\",\"token_type\":\"bearer\",\"expires_in\":3600,\"refresh_token\":\"r2\"}");
        MemoryCookies sameMoment = browser.request();
        int before = app.provider.received.size();

        TokenSource one = get(browser, "me", () -> core.tokens().source(null));
        TokenSource two = get(sameMoment, "me", () -> core.tokens().source(null));
        Optional<Token> first = one.token();
        Optional<Token> second = two.token();

        assertThat(first).isEqualTo(second);
        assertThat(app.provider.received).hasSize(before + 1);
        assertThat(token(core, sameMoment)).isEqualTo(first);
        assertThat(token(core, browser)).isEqualTo(first);
    }

    @Test
    void nothingIsRenewedOnceTheHeadersWereSent() {
        RemoteAppCore core = app.core(new Settings());
        app.provider.json(
                "{\"access_token\":\"old\",\"token_type\":\"bearer\",\"expires_in\":90,\"refresh_token\":\"r1\"}");
        String state = TestApp.state(get(browser, "login", () -> core.signIn().begin(AuthorizationDetails.none())));
        get(browser, "authorized?code=c&state=" + state, core.signIn()::finish);
        TokenSource source = get(browser, "me", () -> core.tokens().source(null));
        Token old = source.token().orElseThrow();
        int before = app.provider.received.size();

        browser.answer();

        assertThat(source.replacementFor(old)).isEmpty();
        app.clock.advance(Duration.ofSeconds(60));
        assertThat(source.token()).contains(old);
        app.clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(source::token)
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00328: remote app 'github': this request cannot renew the token any more: the browser"
                                + " keeps it in a cookie, and the headers of the response were sent");
        assertThat(app.provider.received).hasSize(before);
    }
}
