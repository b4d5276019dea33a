package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.internal.token.SessionHandover;
import dev.remora.internal.token.SessionTokens;
import dev.remora.internal.token.SessionUsers;
import dev.remora.spi.BrowserSession;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SettableClock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The users of one browser, which keeps its session in cookies and is not closed between them. */
@Tag("E-08")
class UserOfCookiesTest {

    private static final Duration HALF = Cookies.LIFETIME.dividedBy(2);

    private final SettableClock clock = new SettableClock();
    private final BrowserSession browser = Cookies.session(new MemoryCookies(), clock);
    private final SessionTokens locks = new Locks(new SessionTokenStores(new SessionLocks()));

    private record Locks(SessionTokenStores stores) implements SessionTokens {

        @Override
        public TokenStore of(BrowserSession session, BooleanSupplier keepsIdToken) {
            return stores.of(session, keepsIdToken);
        }

        @Override
        public <T> T exclusively(BrowserSession session, Supplier<T> change) {
            return stores.exclusively(session, change);
        }
    }

    private void leave() {
        SessionHandover.leave(browser, locks);
    }

    private void grant() {
        browser.set("dev.remora.visitor.files", "visitor " + SessionUsers.user(browser));
        browser.set("dev.remora.owner.files", "visitor.grant");
    }

    @Test
    void keepTheirTokenForItsWholeTimeHoweverLongAgoTheOneBeforeLeft() {
        leave();
        clock.advance(HALF);
        grant();

        clock.advance(HALF.plusSeconds(1));

        assertThat(SessionHandover.unclaimed(browser))
                .containsExactly(TokenKey.of("files", TokenOwner.of(TokenOwner.Kind.SESSION, "visitor.grant")));
    }

    @Test
    void haveNothingOfThoseWhoLeft() {
        leave();
        clock.advance(HALF);
        grant();
        clock.advance(HALF.plusSeconds(1));

        leave();

        assertThat(SessionHandover.unclaimed(browser)).isEmpty();
    }

    @Test
    void areToldApartAfterAnyTime() {
        leave();
        String first = SessionUsers.user(browser);
        clock.advance(Cookies.LIFETIME.multipliedBy(100));

        leave();

        assertThat(SessionUsers.user(browser)).isNotNull().isNotEqualTo(first);
    }

    /** What was copied before the grant may live as long, and can be written anew by who has it. */
    @Test
    void areToldFromCopiesOfTheirCookiesAfterAnyTime() {
        browser.set("dev.remora.grant", "mark 1");
        clock.advance(Cookies.LIFETIME.multipliedBy(100));

        assertThat(browser.get("dev.remora.grant")).contains("mark 1");
    }
}
