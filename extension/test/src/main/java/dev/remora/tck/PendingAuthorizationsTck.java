package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PendingAuthorizations} has to do. */
public abstract class PendingAuthorizationsTck extends PendingUseTck {

    @Test
    void givesBackWhatWasPut() {
        PendingAuthorization pending = github(STATE);
        store().put(browser, pending);

        assertThat(take(STATE)).isEqualTo(Found.of(pending));
    }

    @Test
    void givesBackWhatHasNoContent() {
        PendingAuthorization pending =
                PendingAuthorization.of("old twitter", STATE, clock.instant().plus(LIFETIME));
        store().put(browser, pending);

        assertThat(store().take(browser, "old twitter", STATE, null)).isEqualTo(Found.of(pending));
    }

    @Test
    @Tag("B-13")
    void findsTheNewestOfAnAppAndPathWithoutUsingItUp() {
        store().put(browser, github("first"));
        clock.advance(Duration.ofSeconds(1));
        store().put(browser, github("second"));
        clock.advance(Duration.ofSeconds(1));
        store().put(browser, of("gitlab", "third"));

        assertThat(newest()).contains(PendingAuthorization.hashOfState("second"));
        assertThat(newest()).contains(PendingAuthorization.hashOfState("second"));
        assertThat(take("second")).isInstanceOf(Found.class);
        assertThat(newest()).contains(PendingAuthorization.hashOfState("first"));
        assertThat(store().newest(browser, "github", "/app/elsewhere")).isEmpty();
        assertThat(store().newest(browser, "github", null)).isPresent();

        clock.advance(LIFETIME);
        assertThat(newest()).isEmpty();
        assertThat(store().newest(none(), "github", null)).isEmpty();
    }

    private Optional<String> newest() {
        return store().newest(browser, "github", "/app/authorized").map(PendingAuthorization::stateHash);
    }

    @Test
    void beginsASessionWhereThereIsNone() {
        BrowserSession newcomer = none();
        store().put(newcomer, github(STATE));

        assertThat(store().take(newcomer, "github", STATE, "/app/authorized")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-07")
    void tellsABrowserWithoutSession() {
        assertThat(store().take(none(), "github", STATE, "/app/authorized")).isEqualTo(Refused.of(Reason.NO_SESSION));
    }

    @Test
    void readingBeginsNoSession() {
        BrowserSession newcomer = none();
        store().take(newcomer, "github", STATE, "/app/authorized");

        assertThat(newcomer.id()).isEmpty();
    }

    @Test
    @Tag("A-04")
    @Tag("B-02")
    void isBoundToTheBrowser() {
        BrowserSession attacker = open();
        store().put(browser, github(STATE));
        store().put(attacker, github("of-the-attacker"));

        assertThat(store().take(attacker, "github", STATE, "/app/authorized")).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take("of-the-attacker")).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take(STATE)).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "other", STATE + " ", " " + STATE, STATE + "x", STATE + "\0"})
    @Tag("B-02")
    void refusesAnotherState(String other) {
        store().put(browser, github(STATE));

        assertThat(take(other)).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take(STATE)).isInstanceOf(Found.class);
    }

    @Test
    @Tag("B-02")
    void refusesAStateOfOneChangedBitAndOfOtherCase() {
        store().put(browser, github(STATE));

        for (int at = 0; at < STATE.length(); at++) {
            char changed = (char) (STATE.charAt(at) ^ 1);
            assertThat(take(STATE.substring(0, at) + changed + STATE.substring(at + 1)))
                    .isEqualTo(Refused.of(Reason.UNKNOWN));
        }
        assertThat(take(STATE.toLowerCase(Locale.ROOT))).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take(STATE)).isInstanceOf(Found.class);
    }

    @Test
    @Tag("B-06")
    void isBoundToTheRemoteApp() {
        PendingAuthorization pending = github(STATE);
        store().put(browser, pending);

        assertThat(store().take(browser, "gitlab", STATE, "/app/authorized")).isEqualTo(Refused.of(Reason.OTHER_APP));
        assertThat(take(STATE)).isEqualTo(Found.of(pending));
    }

    @Test
    void isBoundToTheCallbackPath() {
        PendingAuthorization pending = github(STATE);
        store().put(browser, pending);

        assertThat(store().take(browser, "github", STATE, "/app/other")).isEqualTo(Refused.of(Reason.OTHER_CALLBACK));
        assertThat(take(STATE)).isEqualTo(Found.of(pending));
    }

    @Test
    void aCallbackThatCameOtherwiseHasNoPath() {
        store().put(browser, github(STATE));

        assertThat(store().take(browser, "github", STATE, null)).isInstanceOf(Found.class);
    }

    @Test
    void twoRemoteAppsMayHaveOneStaticState() {
        PendingAuthorization github = github("static");
        PendingAuthorization gitlab = of("gitlab", "static");
        store().put(browser, github);
        store().put(browser, gitlab);

        assertThat(store().take(browser, "gitlab", "static", "/app/authorized")).isEqualTo(Found.of(gitlab));
        assertThat(store().take(browser, "github", "static", "/app/authorized")).isEqualTo(Found.of(github));
    }

    @Test
    void aStaticStateServesOneSignInAfterTheOther() {
        store().put(browser, github("static"));
        take("static");
        store().put(browser, github("static"));

        assertThat(take("static")).isInstanceOf(Found.class);
        assertThat(take("static")).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    void manyAreKept() {
        for (int i = 1; i <= kept(); i++) {
            store().put(browser, github("state-" + i));
        }

        for (int i = 1; i <= kept(); i++) {
            assertThat(take("state-" + i)).isInstanceOf(Found.class);
        }
    }

    @Test
    @Tag("A-11")
    void theOldestMakesRoom() {
        for (int i = 1; i <= kept() + 1; i++) {
            store().put(browser, github("state-" + i));
        }

        assertThat(take("state-1")).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take("state-2")).isInstanceOf(Found.class);
        assertThat(take("state-" + (kept() + 1))).isInstanceOf(Found.class);
    }
}
