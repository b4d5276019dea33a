package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.TokenOwner;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link PendingAuthorizations} has to do about use: once, in time, in any order, and all at once. */
abstract class PendingUseTck extends PendingAuthorizationsScenario {

    @Test
    @Tag("B-03")
    @Tag("C13")
    @Tag("G-11")
    void isUsedOnce() {
        store().put(browser, github(STATE));
        take(STATE);

        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    void aUsedOneIsKnownUntilItWouldHaveExpired() {
        store().put(browser, github(STATE));
        take(STATE);
        clock.advance(LIFETIME.minusSeconds(1));
        store().put(browser, github("another"));

        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    void aUsedOneIsNeverFoundAgain() {
        store().put(browser, github(STATE));
        take(STATE);
        clock.advance(LIFETIME.plusSeconds(1));

        assertThat(take(STATE)).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("B-04")
    @Tag("G-11")
    void fiftyCallbacksAtOnceFindItOnce() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            String state = STATE + round;
            store().put(browser, github(state));

            List<Taken> results = AtOnce.call(50, () -> take(state));

            assertThat(results).filteredOn(Found.class::isInstance).hasSize(1);
            assertThat(Collections.frequency(results, Refused.of(Reason.REPLAYED)))
                    .isEqualTo(49);
        }
    }

    @Test
    @Tag("B-03")
    void tellsWhatBecameOfIt() {
        store().put(browser, github(STATE));
        assertThat(completed("github", STATE)).isEmpty();
        take(STATE);
        assertThat(completed("github", STATE)).isEqualTo(whileRunning("/app/orders?page=2&q=a%20b"));

        CompletedSignIn succeeded = CompletedSignIn.of(Outcome.SUCCEEDED, "/app/orders?page=2&q=a%20b");
        store().complete(browser, "github", STATE, succeeded);

        assertThat(completed("github", STATE)).contains(succeeded);
        assertThat(completed("gitlab", STATE)).isEmpty();
        assertThat(completed("github", "another")).isEmpty();
        assertThat(store().completed(none(), "github", STATE)).isEmpty();
        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    void tellsTheLastThatBecameOfAStateThatIsUsedAgain() {
        store().put(browser, github(STATE));
        take(STATE);
        store().complete(browser, "github", STATE, CompletedSignIn.of(Outcome.SUCCEEDED, "/first"));
        store().put(browser, github(STATE));
        take(STATE);
        store().complete(browser, "github", STATE, CompletedSignIn.of(Outcome.FAILED, "/second"));

        assertThat(completed("github", STATE)).contains(CompletedSignIn.of(Outcome.FAILED, "/second"));
    }

    @Test
    void tellsWhoseSignInItWas() {
        store().put(browser, github(STATE));
        take(STATE);
        CompletedSignIn ofAnn =
                CompletedSignIn.of(Outcome.SUCCEEDED, "/").withOwner(TokenOwner.of(TokenOwner.Kind.CALLER, "ann"));
        store().complete(browser, "github", STATE, ofAnn);

        assertThat(completed("github", STATE)).contains(ofAnn);
    }

    @Test
    void forgetsWhatHasEndedWhenTheUserSignsOut() {
        store().put(browser, github(STATE));
        take(STATE);
        store().complete(browser, "github", STATE, CompletedSignIn.of(Outcome.SUCCEEDED, "/"));
        store().put(browser, github("another"));
        take("another");

        store().forgetCompleted(browser);

        assertThat(completed("github", STATE)).isEmpty();
        assertThat(completed("github", "another")).isEqualTo(whileRunning("/app/orders?page=2&q=a%20b"));
        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    void beginsNoSessionToForget() {
        BrowserSession newcomer = none();
        store().forgetCompleted(newcomer);

        assertThat(newcomer.id()).isEmpty();
    }

    @Test
    void beginsNoSessionToNoteWhatBecameOfIt() {
        BrowserSession newcomer = none();
        store().complete(newcomer, "github", STATE, CompletedSignIn.of(Outcome.FAILED, "/"));

        assertThat(newcomer.id()).isEmpty();
    }

    private Optional<CompletedSignIn> completed(String remoteApp, String state) {
        return store().completed(browser, remoteApp, state);
    }

    @Test
    @Tag("B-04")
    void whoeverFindsItMayChangeTheSessionIdAtOnce() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            String state = STATE + round;
            store().put(browser, github(state));

            List<Taken> results = AtOnce.call(50, () -> {
                Taken taken = take(state);
                if (taken instanceof Found) {
                    browser.changeId();
                }
                return taken;
            });

            assertThat(results).filteredOn(Found.class::isInstance).hasSize(1);
        }
    }

    @Test
    @Tag("A-12")
    void manyTabsAtOnceLoseNothing() throws InterruptedException {
        SharedCounter tabs = new SharedCounter();
        AtOnce.call(Math.min(16, kept()), () -> {
            store().put(browser, github("tab-" + tabs.next()));
            return null;
        });

        for (int tab = 1; tab <= Math.min(16, kept()); tab++) {
            assertThat(take("tab-" + tab)).isInstanceOf(Found.class);
        }
    }

    @Test
    @Tag("A-12")
    @Tag("G-11")
    @Tag("A5")
    void tabsFinishInAnyOrder() {
        store().put(browser, github("first"));
        store().put(browser, github("second"));
        store().put(browser, github("third"));

        assertThat(take("second")).isInstanceOf(Found.class);
        assertThat(take("third")).isInstanceOf(Found.class);
        assertThat(take("first")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("A-12")
    void tabsOutliveTheChangeOfTheSessionId() {
        store().put(browser, github("first"));
        store().put(browser, github("second"));
        take("first");
        browser.changeId();

        assertThat(take("second")).isInstanceOf(Found.class);
        assertThat(take("first")).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    @Tag("B-05")
    void isFoundInTime() {
        store().put(browser, github(STATE));
        clock.advance(LIFETIME.minusSeconds(1));

        assertThat(take(STATE)).isInstanceOf(Found.class);
    }

    @Test
    @Tag("B-05")
    void isTooLateAfterThat() {
        store().put(browser, github(STATE));
        clock.advance(LIFETIME.plusSeconds(1));

        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.EXPIRED));
        assertThat(take(STATE)).isEqualTo(Refused.of(Reason.EXPIRED));
    }

    @Test
    @Tag("B-03")
    void anotherRequestOfTheSameMomentFindsItUsed() {
        store().put(browser, github(STATE));
        BrowserSession sameMoment = atThisMoment();
        take(STATE);

        assertThat(take(sameMoment, STATE)).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    @Tag("B-22")
    void anotherNodeFindsIt() {
        PendingAuthorization pending = github(STATE);
        store().put(browser, pending);

        assertThat(onAnotherNode().take(atThisMoment(), "github", STATE, "/app/authorized"))
                .isEqualTo(Found.of(pending));
    }

    @Test
    @Tag("B-22")
    void aLaterRequestFindsItUsedOnAnotherNode() {
        store().put(browser, github(STATE));
        take(STATE);

        assertThat(onAnotherNode().take(atThisMoment(), "github", STATE, "/app/authorized"))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Tag("B-04")
    void aRequestOfTheSameMomentOnAnotherNodeFindsItAsTheStoreDeclares() {
        store().put(browser, github(STATE));
        BrowserSession sameMoment = atThisMoment();
        take(STATE);

        assertThat(onAnotherNode().take(sameMoment, "github", STATE, "/app/authorized"))
                .isInstanceOf(isUsedOnceOnAllNodes() ? Refused.class : Found.class);
    }
}
