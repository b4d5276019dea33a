package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SettableClock;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CookieTokenStoreTest extends TokenStoreTck {

    private final SettableClock clock = new SettableClock();
    private final MemoryCookies jar = new MemoryCookies();

    /** Browsers keep cookies of four kilobytes. */
    @Override
    protected int largest() {
        return 1024;
    }

    @Override
    protected TokenStore create() {
        return of(jar);
    }

    @Override
    protected TokenStore inAnotherRequestOfThisMoment() {
        return of(jar.request());
    }

    @Override
    protected boolean requestsSeeEachOther() {
        return false;
    }

    private TokenStore of(MemoryCookies cookies) {
        return new SessionTokenStores(new SessionLocks()).of(Cookies.session(cookies, clock), () -> true);
    }

    @Test
    @Tag("S-04")
    @Tag("S-09")
    void theBrowserGetsNothingToReadInOneCookieUntilItIsClosed() {
        store().save(KEY, Token.bearer("canary-token"));

        assertThat(jar.history()).singleElement().satisfies(cookie -> {
            assertThat(cookie.name()).matches("__Host-remora-a-[\\w-]{6}-[\\w-]{22}");
            assertThat(cookie.value()).matches("[\\w-]+").doesNotContain("canary");
            assertThat(cookie.maxAge()).isNull();
            assertThat(cookie.secure()).isTrue();
            assertThat(cookie.toString()).isEqualTo("BrowserCookie[" + cookie.name() + ", maxAge=null]");
        });
    }

    @Test
    @Tag("S-09")
    void aTokenCountsForTheLifetimeOfCookies() {
        store().save(KEY, Token.bearer("abc"));

        clock.advance(Cookies.LIFETIME.minusSeconds(1));
        assertThat(store().find(KEY)).isPresent();

        clock.advance(Duration.ofSeconds(1));
        assertThat(store().find(KEY)).isEmpty();
    }

    @Test
    @Tag("S-04")
    void theNextCallerInTheSameBrowserDoesNotFindTheTokenOfTheFirst() {
        store().save(KEY, Token.bearer("of duke"));
        TokenKey other = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "mallory"));

        assertThat(store().find(other)).isEmpty();
        assertThat(store().find(TokenKey.of("github", TokenOwner.of(Kind.SESSION, "x"))))
                .isEmpty();
    }

    @Test
    @Tag("S-04")
    void cookiesThatChangedTheirNamesAreNone() {
        TokenKey gitlab = TokenKey.of("gitlab", KEY.owner());
        store().save(KEY, Token.bearer("of github"));
        store().save(gitlab, Token.bearer("of gitlab"));
        List<String> names = Cookies.names(jar);
        List<String> values = names.stream().map(jar.values()::get).toList();
        jar.plant(names.get(0), values.get(1));
        jar.plant(names.get(1), values.get(0));

        assertThat(store().find(KEY)).isEmpty();
        assertThat(store().find(gitlab)).isEmpty();
    }

    @Test
    @Tag("S-09")
    void aTokenThatFitsIntoNoCookiesIsRefused() {
        assertThatThrownBy(() -> store().save(KEY, Token.bearer("canary.".repeat(900))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageMatching("REMORA-00707: remote app 'github': the token cannot be saved, because its cookies"
                        + " would have \\d{4} bytes, and remora.cookie-chunks allows 2 of 4096: have a bean that"
                        + " implements dev.remora.TokenStore, or on servlets remora.session-store=http");
        assertThat(jar.values()).isEmpty();
    }

    @Test
    void aRenewedTokenThatFitsIntoNoCookiesIsRefused() {
        store().save(KEY, Token.bearer("small"));

        assertThatThrownBy(() -> store().replace(KEY, read(), Token.bearer("canary.".repeat(900))))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageStartingWith("REMORA-00707: remote app 'github': ");
        assertThat(read().token()).isEqualTo(Token.bearer("small"));
    }

    @Test
    void aTokenOfFourKilobytesTakesOneCookieIfItIsBase64AndTwoIfNot() {
        store().save(KEY, Token.bearer("x".repeat(3_800)));
        assertThat(jar.values()).hasSize(1);
        assertThat(read().token()).isEqualTo(Token.bearer("x".repeat(3_800)));

        store().save(KEY, Token.bearer("x.".repeat(1_900)));
        assertThat(jar.values()).hasSize(2);
        assertThat(read().token()).isEqualTo(Token.bearer("x.".repeat(1_900)));
    }

    @Test
    void aGrantOnceTheResponseIsUnderWayIsRefused() {
        jar.answer();

        assertThatThrownBy(() -> store().save(KEY, Token.bearer("canary")))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00702: remote app 'github': the token cannot be saved, because the browser session"
                        + " cannot be written: it was invalidated, or the response is under way");
    }

    @Test
    void aRenewalOnceTheResponseIsUnderWayServesThisRequestAndSaysThatTheBrowserKeepsTheOldToken() {
        store().save(KEY, Token.bearer("old"));
        StoredToken read = read();
        jar.answer();
        List<String> lines = Warned.lines(() -> assertThat(store().replace(KEY, read, Token.bearer("canary-new")))
                .isTrue());

        assertThat(read().token()).isEqualTo(Token.bearer("canary-new"));
        assertThat(lines)
                .containsExactly(
                        "REMORA-00709: remote app 'github': a renewed token does not reach the browser, because the"
                                + " response was under way when it was renewed; the browser keeps the old one, which the provider may"
                                + " refuse from now on. Ask for tokens before the response, or have a bean that implements"
                                + " dev.remora.TokenStore");
    }

    @Test
    @Tag("S-05")
    void aCookieThatCannotBeReadIsOneLineWithoutItsValue() {
        store().save(KEY, Token.bearer("abc"));
        String name = Cookies.names(jar).get(0);
        jar.plant(name, "canary-value");
        List<String> lines =
                Warned.lines(Level.ALL, () -> assertThat(store().find(KEY)).isEmpty());

        assertThat(lines)
                .containsExactly(
                        "REMORA-00704: a cookie " + name.substring(0, name.length() - 22) + "... is too old, or was"
                                + " not written by this application with a key that it still has; it is taken for none");
    }
}
