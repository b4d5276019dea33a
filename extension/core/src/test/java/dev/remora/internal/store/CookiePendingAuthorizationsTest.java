package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.RequestRefusedException;
import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import dev.remora.tck.AtOnce;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.PendingAuthorizationsTck;
import dev.remora.tck.SharedCounter;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CookiePendingAuthorizationsTest extends PendingAuthorizationsTck {

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return new DefaultPendingAuthorizations(clock, new SessionLocks());
    }

    @Override
    protected BrowserSession open() {
        BrowserSession session = none();
        session.set("basket", "three apples");
        return session;
    }

    @Override
    protected BrowserSession none() {
        return Cookies.session(new MemoryCookies(), clock);
    }

    @Override
    protected int kept() {
        return 8;
    }

    @Override
    protected BrowserSession atThisMoment() {
        return Cookies.session(jar().request(), clock);
    }

    @Override
    protected PendingAuthorizations onAnotherNode() {
        return create(clock);
    }

    @Override
    protected boolean isUsedOnceOnAllNodes() {
        return false;
    }

    @Override
    protected Optional<CompletedSignIn> whileRunning(String returnTo) {
        return Optional.empty();
    }

    private MemoryCookies jar() {
        return (MemoryCookies) ((CookieSession) browser).cookies().cookies();
    }

    private String value(String name) {
        return Objects.requireNonNull(jar().values().get(name));
    }

    private List<String> pending() {
        return Cookies.names(jar()).stream()
                .filter(name -> name.startsWith("__Host-remora-p-"))
                .toList();
    }

    @Test
    @Tag("B-04")
    void fiftyRequestsOfTheSameMomentFindItOnce() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            String state = "state-" + round;
            store().put(browser, github(state));

            List<Taken> results = AtOnce.call(50, () -> take(atThisMoment(), state));

            assertThat(results).filteredOn(Found.class::isInstance).hasSize(1);
            assertThat(Collections.frequency(results, Refused.of(Reason.REPLAYED)))
                    .isEqualTo(49);
        }
    }

    @Test
    @Tag("B-23")
    void twentyOrdinaryRequestsAtOnceLoseNothing() throws InterruptedException {
        store().put(browser, github("state"));
        SharedCounter requests = new SharedCounter();

        AtOnce.call(20, () -> {
            browser.set("attribute-" + requests.next(), "value");
            return null;
        });

        assertThat(take("state")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-09")
    void eachIsInACookieOfItsOwnThatScriptsOtherHostsAndPlainHttpDoNotSee() {
        store().put(browser, github("canary-state"));

        assertThat(pending()).singleElement().asString().matches("__Host-remora-p-[\\w-]{6}-[\\w-]{22}");
        assertThat(jar().history()).last().satisfies(cookie -> {
            assertThat(cookie.secure()).isTrue();
            assertThat(cookie.maxAge()).isNull(); // it does not outlive the cookie that says who uses the browser
        });
        assertThat(jar().values().toString()).doesNotContain("canary");
    }

    @Test
    void withoutHttpsItIsInACookieForPlainHttp() {
        MemoryCookies cookies = new MemoryCookies();
        BrowserSession session = new CookieSession(
                new SealedCookies(cookies, Cookies.seal(1), clock, Cookies.ROOM, false), Cookies.LIFETIME);

        store().put(session, github("state"));

        assertThat(cookies.history()).noneMatch(BrowserCookie::secure);
        assertThat(cookies.values().keySet()).allMatch(name -> name.startsWith("remora-p-"));
    }

    @Test
    void aUsedOneLeavesTheBrowser() {
        store().put(browser, github("state"));
        take("state");

        assertThat(pending()).isEmpty();
    }

    @Test
    @Tag("A-11")
    void oneThatHasEndedLeavesOneSmallCookie() {
        for (int i = 0; i < 5; i++) {
            store().complete(browser, "github", "state-" + i, CompletedSignIn.of(Outcome.SUCCEEDED, "/canary"));
        }
        assertThat(completed()).singleElement().asString().matches("__Host-remora-c-[\\w-]{6}-[\\w-]{22}");
        assertThat(jar().values().toString()).doesNotContain("canary");

        store().complete(browser, "github", "long", CompletedSignIn.of(Outcome.SUCCEEDED, "/" + "x".repeat(2_000)));
        assertThat(completed()).isEmpty();
    }

    @Test
    @Tag("B-22")
    void anotherNodeTellsWhatHasEnded() {
        store().put(browser, github("state"));
        take("state");
        store().complete(browser, "github", "state", CompletedSignIn.of(Outcome.SUCCEEDED, "/"));

        assertThat(onAnotherNode().take(atThisMoment(), "github", "state", "/app/authorized"))
                .isEqualTo(Refused.of(Reason.REPLAYED));
        assertThat(onAnotherNode().completed(atThisMoment(), "github", "state"))
                .contains(CompletedSignIn.of(Outcome.SUCCEEDED, "/"));
    }

    @Test
    void isNotedInVainOnceTheResponseIsUnderWay() {
        jar().answer();
        CompletedSignIn succeeded = CompletedSignIn.of(Outcome.SUCCEEDED, "/");

        assertThatCode(() -> store().complete(browser, "github", "state", succeeded))
                .doesNotThrowAnyException();
    }

    private List<String> completed() {
        return Cookies.names(jar()).stream()
                .filter(name -> name.startsWith("__Host-remora-c-"))
                .toList();
    }

    @Test
    @Tag("A-11")
    void anAbandonedSignInAThousandTimesKeepsTheCookiesSmall() {
        for (int i = 0; i < 1_000; i++) {
            store().put(browser, github("state-" + i));
        }

        assertThat(pending()).hasSize(kept());
        assertThat(jar().values().toString()).hasSizeLessThan(5_000);
    }

    @Test
    @Tag("A-11")
    void neverMoreThanTwentyHoweverSmall() {
        for (int i = 0; i < 30; i++) {
            store().put(browser, small("s" + i));
        }

        assertThat(pending()).hasSizeLessThanOrEqualTo(20).hasSizeGreaterThan(kept());
    }

    @Test
    void oneThatIsLargeIsKeptAlone() {
        store().put(browser, github("earlier"));
        store().put(browser, returningTo("/" + "x".repeat(2_400), "large"));

        assertThat(take("large")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-09")
    void oneThatFitsIntoNoCookieIsRefused() {
        assertThatThrownBy(() -> store().put(browser, returningTo("/" + "x".repeat(4_000), "canary-huge")))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageMatching(
                        "REMORA-00708: remote app 'github': a sign-in cannot begin, because its cookie would have"
                                + " \\d{4} bytes, and browsers keep at most 4096: have a shorter returnTo, or a bean that implements"
                                + " dev.remora.spi.PendingAuthorizations, or on servlets remora.session-store=http");
        assertThat(pending()).isEmpty();
    }

    @Test
    void noneBeginsOnceTheResponseIsUnderWay() {
        jar().answer();

        assertThatThrownBy(() -> store().put(browser, github("state")))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00701: remote app 'github': a sign-in cannot begin, because the browser session cannot"
                                + " be written: it was invalidated, or the response is under way");
    }

    @Test
    @Tag("S-04")
    void oneUnderTheNameOfAnotherIsNone() {
        store().put(browser, github("first"));
        String first = value(pending().get(0));
        store().put(browser, github("second"));
        pending().forEach(name -> jar().plant(name, first));

        assertThat(take("second")).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take("first")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-04")
    @Tag("S-05")
    void oneWithAnyLetterChangedIsNone() {
        store().put(browser, github("state"));
        String name = pending().get(0);
        String value = value(name);

        for (int at = 0; at < value.length(); at++) {
            char other = value.charAt(at) == 'A' ? 'B' : 'A';
            jar().plant(name, value.substring(0, at) + other + value.substring(at + 1));
            assertThat(take("state")).isEqualTo(Refused.of(Reason.UNKNOWN));
        }
    }

    @Test
    @Tag("B-22")
    void afterARestartWithoutAKeyTheBrowserIsAStranger() {
        store().put(browser, github("state"));
        BrowserSession afterwards = Cookies.session(jar(), clock, Cookies.seal(2));

        assertThat(onAnotherNode().take(afterwards, "github", "state", "/app/authorized"))
                .isEqualTo(Refused.of(Reason.NO_SESSION));
    }

    @Test
    @Tag("S-04")
    void anOldKeyIsReadWhileANewOneIsRolledOut() {
        PendingAuthorization pending = github("state");
        store().put(browser, pending);
        BrowserSession afterwards = Cookies.session(jar(), clock, Cookies.seal(2, 1));

        assertThat(onAnotherNode().take(afterwards, "github", "state", "/app/authorized"))
                .isEqualTo(Found.of(pending));
    }

    @Test
    void whatCannotBeReadMakesRoom() {
        store().put(browser, github("of an old key"));
        BrowserSession afterwards = Cookies.session(jar(), clock, Cookies.seal(2));

        store().put(afterwards, github("state"));

        assertThat(pending()).hasSize(1);
    }

    @Test
    @Tag("S-04")
    void anotherApplicationOnTheSameHostTakesNothingAndRemovesNothing() {
        store().put(browser, github("state"));
        MemoryCookies other = new MemoryCookies("/other");
        jar().values().forEach(other::plant);
        BrowserSession elsewhere = Cookies.session(other, clock);

        assertThat(store().take(elsewhere, "github", "state", "/app/authorized"))
                .isEqualTo(Refused.of(Reason.NO_SESSION));
        store().put(elsewhere, github("another"));
        assertThat(other.values()).containsKeys(pending().get(0));
    }

    private PendingAuthorization small(String state) {
        return PendingAuthorization.of("g", state, clock.instant().plusSeconds(600));
    }

    private PendingAuthorization returningTo(String path, String state) {
        return github(state).withReturnTo(path);
    }
}
