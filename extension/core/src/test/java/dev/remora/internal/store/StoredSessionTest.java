package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.RequestRefusedException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserSession;
import dev.remora.tck.AtOnce;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SettableClock;
import dev.remora.tck.SharedCounter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The browser has a handle, and a store all the rest. */
@Tag("C-01")
class StoredSessionTest {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final SettableClock clock = new SettableClock();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);
    private final MemoryCookies browser = new MemoryCookies();

    private StoredSessions node() {
        return new StoredSessions(new SharedSessions(entries), Sealers.of('a'), LIFETIME, clock, new SecureRandom());
    }

    private StoredSession session(MemoryCookies cookies) {
        return node().of(cookies, true);
    }

    @Nested
    class TheCookie {

        @Test
        void isTheOnlyOneAndHoldsAnUnguessableHandle() {
            session(browser).set("a", "the value");
            session(browser).set("b", "another");

            assertThat(browser.history()).singleElement().satisfies(cookie -> {
                assertThat(cookie.name()).matches("__Host-remora-session-[A-Za-z0-9_-]{6}");
                assertThat(cookie.value()).matches("[A-Za-z0-9_-]{43}");
                assertThat(cookie.secure()).isTrue();
                assertThat(cookie.maxAge()).isNull();
                assertThat(entries.dump()).doesNotContain(cookie.value());
            });
        }

        @Test
        void isOfOneApplicationOnTheHost() {
            session(browser).set("a", "b");
            MemoryCookies other = new MemoryCookies("/other");
            browser.values().forEach(other::plant);

            assertThat(session(other).get("a")).isEmpty();
        }

        @Test
        void isNotSetByReading() {
            assertThat(session(browser).get("a")).isEmpty();
            assertThat(session(browser).names()).isEmpty();
            assertThat(session(browser).id()).isEmpty();
            session(browser).remove("a");
            session(browser).changeId();

            assertThat(browser.history()).isEmpty();
            assertThat(entries.dump()).isEmpty();
        }

        @Test
        void thatSomebodyPlantedBeginsNoSession() {
            session(browser).set("a", "b");
            BrowserCookie real = browser.history().get(0);
            MemoryCookies victim = new MemoryCookies();
            victim.plant(real.name(), "x".repeat(43));

            session(victim).set("of the victim", "c");

            assertThat(victim.values().get(real.name())).isNotEqualTo("x".repeat(43));
            MemoryCookies attacker = new MemoryCookies();
            attacker.plant(real.name(), "x".repeat(43));
            assertThat(session(attacker).names()).isEmpty();
        }

        @Test
        void isNotSetOnceTheResponseIsUnderWay() {
            browser.answer();

            assertThatThrownBy(() -> session(browser).set("a", "b"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("REMORA-00710: no cookie can be set any more: the response is under way");
            assertThat(entries.dump()).isEmpty();
        }
    }

    @Nested
    class Attributes {

        @Test
        void areThereForTheNextRequestOnAnyNode() {
            session(browser).set("text", "b");
            session(browser).set("octets", new byte[] {1, 2});

            StoredSession next = session(browser.request());

            assertThat(next.get("text")).contains("b");
            assertThat(next.get("octets").orElseThrow()).isEqualTo(new byte[] {1, 2});
            assertThat(next.names()).containsExactlyInAnyOrder("text", "octets");
        }

        @Test
        void mayBeWrittenOnceTheResponseIsUnderWay() {
            session(browser).set("a", "b");
            browser.answer();

            session(browser).set("a", "c");

            assertThat(session(browser.request()).get("a")).contains("c");
        }

        @Test
        void areGoneOnceTheyAreRemoved() {
            session(browser).set("a", "b");
            session(browser).remove("a");

            assertThat(session(browser.request()).names()).isEmpty();
        }

        @Test
        void areTextsAndOctets() {
            assertThatThrownBy(() -> session(browser).set("a", 7))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "REMORA-00723: a session that a store keeps holds texts and octets (byte[]), not an object of"
                                    + " java.lang.Integer");
        }

        @Test
        void areEncryptedAndBoundToTheirPlace() {
            session(browser).set("the name", "the canary");

            assertThat(entries.dump()).doesNotContain("the name", "the canary");
        }

        @Test
        void areNotShownByTheRecord() {
            assertThat(new SessionRecord(clock.instant(), null, Map.of("the name", "the canary")))
                    .asString()
                    .contains("the name")
                    .doesNotContain("canary");
        }

        @Test
        void ofAKeyThatIsGoneAreTakenForNone() {
            session(browser).set("a", "b");
            StoredSessions other = new StoredSessions(
                    new SharedSessions(entries), Sealers.of('b'), LIFETIME, clock, new SecureRandom());

            assertThat(other.of(browser.request(), true).get("a")).isEmpty();
        }
    }

    @Nested
    class ManyAtOnce {

        @Test
        void loseNothing() throws InterruptedException {
            session(browser).set("first", "x");
            SharedCounter counter = new SharedCounter();

            AtOnce.call(20, () -> {
                session(browser.request()).set("of " + counter.next(), "x");
                return true;
            });

            assertThat(session(browser).names()).hasSize(21);
        }

        @Test
        void ofOneRequestBeginOneSession() throws InterruptedException {
            StoredSessions node = node();
            SharedCounter counter = new SharedCounter();

            AtOnce.call(20, () -> {
                node.of(browser, true).set("of " + counter.next(), "x");
                return true;
            });

            assertThat(browser.history()).hasSize(1);
            assertThat(session(browser).names()).hasSize(20);
        }

        @Test
        void changeTogetherWhatTheyRead() throws InterruptedException {
            session(browser).set("count", "0");

            AtOnce.call(20, () -> {
                StoredSession mine = session(browser.request());
                return new SessionTokenStores(new SessionLocks()).exclusively(mine, () -> {
                    int read = Integer.parseInt((String) mine.get("count").orElseThrow());
                    mine.set("count", String.valueOf(read + 1));
                    return true;
                });
            });

            assertThat(session(browser).get("count")).contains("20");
        }

        @Test
        void decideOnWhatIsThereThen() {
            session(browser).set("user", "1");
            StoredSession mine = session(browser.request());
            assertThat(mine.get("user")).contains("1");
            session(browser.request()).set("user", "2");

            assertThat(mine.atomically(() -> mine.get("user"))).contains("2");
        }

        @Test
        void writeNothingWhereTheChangeFails() {
            session(browser).set("a", "b");
            StoredSession mine = session(browser.request());

            assertThatThrownBy(() -> mine.atomically(() -> {
                        mine.set("a", "c");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(mine.get("a")).contains("b");
        }
    }

    @Nested
    class AnotherHandle {

        private final MemoryCookies copied = new MemoryCookies();

        private void signIn() {
            session(browser).set("a", "b");
            browser.values().forEach(copied::plant);
            session(browser).changeId();
        }

        @Test
        void leadsToTheSameAttributes() {
            signIn();

            assertThat(browser.history()).hasSize(2);
            assertThat(session(browser.request()).get("a")).contains("b");
        }

        @Test
        void leavesNothingToWhoeverHasCopiedTheOldOne() {
            signIn();

            assertThat(session(copied).id()).isEmpty();
            assertThat(session(copied).names()).isEmpty();
            assertThat(session(copied.request()).get("a")).isEmpty();
        }

        @Test
        void isNotTakenFromTheBrowserByARequestThatBeganWithTheOldOne() {
            signIn();

            assertThatThrownBy(() -> session(copied).set("a", "c"))
                    .isInstanceOfSatisfying(
                            RequestRefusedException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SIGNED_IN_MEANWHILE))
                    .hasMessage(
                            "REMORA-00725: a user has signed in with this browser by another request, whose answer brings"
                                    + " the browser its new handle; this request has no session from then on");
            assertThat(copied.history()).isEmpty();
        }

        @Test
        void isFollowedByACallThatBeganBefore() {
            session(browser).set("a", "b");
            StoredSessions node = node();
            MemoryCookies slow = browser.request();
            BrowserSession call = node.of(slow, true).duringCall();
            session(browser).changeId();
            session(browser).changeId();

            call.set("late", "c");

            assertThat(call.get("late")).contains("c");
            assertThat(session(browser.request()).get("late")).contains("c");
            assertThat(slow.history()).isEmpty();
        }

        @Test
        void isFollowedByACallThatRenewsATokenOnANodeThatRemembersSessions() {
            TokenKey key = TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.SESSION, "1"));
            SessionTokenStores tokens = new SessionTokenStores(new SessionLocks());
            tokens.of(session(browser), () -> true).save(key, Token.bearer("old"));
            StoredSessions node = new StoredSessions(
                    new CachedSessions(new SharedSessions(entries), Duration.ofSeconds(5), () -> 0),
                    Sealers.of('a'),
                    LIFETIME,
                    clock,
                    new SecureRandom());
            assertThat(node.of(browser.request(), true).names()).isNotEmpty();
            TokenStore call = tokens.of(node.of(browser.request(), true).duringCall(), () -> true);
            StoredToken read = call.find(key).orElseThrow();
            Lease lease = call.lease(key, Duration.ofSeconds(25)).orElseThrow();
            session(browser).changeId();

            assertThat(lease.replace(read, Token.bearer("renewed"))).isTrue();

            assertThat(tokens.of(session(browser.request()), () -> true).find(key))
                    .map(StoredToken::token)
                    .contains(Token.bearer("renewed"));
        }

        /** Somebody may have sent it who knew the old one, and hold it until the user has signed in. */
        @Test
        void isNotFollowedByARequestThatHadTheSessionBefore() {
            session(browser).set("a", "b");
            StoredSessions node = node();
            MemoryCookies slow = browser.request();
            assertThat(node.of(slow, true).get("a")).contains("b");
            BrowserSession call = node.of(slow, true).duringCall();
            session(browser).changeId();
            session(browser).set("token", "of who signed in");
            call.set("renewed", "c");
            clock.advance(Duration.ofSeconds(1));

            assertThat(node.of(slow, true).id()).isEmpty();
            assertThat(node.of(slow, true).names()).isEmpty();
            assertThat(node.of(slow, true).duringCall().names()).isEmpty();
            assertThatThrownBy(() -> node.of(slow, true).set("late", "c")).hasMessageStartingWith("REMORA-00725");
            node.of(slow, true).changeId();
            assertThat(session(browser.request()).names()).containsOnly("a", "token", "renewed");
            assertThat(slow.history()).isEmpty();
        }

        @Test
        void isNotTakenFromTheBrowserByARequestThatIsSlow() {
            session(browser).set("a", "b");
            StoredSessions node = node();
            MemoryCookies slow = browser.request();
            assertThat(node.of(slow, true).get("a")).contains("b");
            session(browser).changeId();
            clock.advance(Duration.ofMinutes(2));

            assertThatThrownBy(() -> node.of(slow, true).set("late", "c")).hasMessageStartingWith("REMORA-00725");

            assertThat(slow.history()).isEmpty();
        }

        @Test
        void isReplacedOnceTheBrowserWillNotGetItAnyMore() {
            signIn();
            clock.advance(Duration.ofSeconds(11));

            session(copied).set("of the next sign-in", "c");

            assertThat(session(copied).names()).containsExactly("of the next sign-in");
            assertThat(session(browser).names()).containsExactly("a");
        }

        @Test
        void isForgottenAsAnEarlierOneAfterAMinute() {
            signIn();
            clock.advance(Duration.ofMinutes(2));

            session(copied).set("of somebody else", "c");

            assertThat(session(browser).names()).containsExactly("a");
            assertThat(session(copied).names()).containsExactly("of somebody else");
        }

        @Test
        void tellsWhichSessionTheRequestAskedFor() {
            session(browser).set("a", "b");
            MemoryCookies request = browser.request();
            String before = session(request).id().orElseThrow();

            session(request).changeId();

            assertThat(session(request).requestedId()).contains(before);
            assertThat(session(request).id())
                    .isPresent()
                    .isNotEqualTo(session(request).requestedId());
        }

        @Test
        void losesNothingThatOthersWriteMeanwhile() throws InterruptedException {
            session(browser).set("a", "b");
            StoredSessions node = node();
            List<BrowserSession> calls = IntStream.range(0, 20)
                    .mapToObj(i -> node.of(browser.request(), true).duringCall())
                    .toList();
            SharedCounter counter = new SharedCounter();

            AtOnce.call(21, () -> {
                int mine = counter.next() - 1;
                if (mine >= calls.size()) {
                    session(browser).changeId();
                } else {
                    calls.get(mine).set("of " + mine, "x");
                }
                return true;
            });

            assertThat(session(browser.request()).names()).hasSize(21);
        }
    }

    @Nested
    class Time {

        @Test
        void endsSoonWhereTheBrowserNeverBringsTheHandle() {
            StoredSessions node = node();
            node.of(browser, true).set("a", "b");
            node.of(browser, true).set("c", "d");
            clock.advance(Duration.ofMinutes(61));

            assertThat(session(browser.request()).id()).isEmpty();
        }

        @Test
        void endsASessionThatNobodyUses() {
            session(browser).set("a", "b");
            session(browser.request()).set("a", "c");
            clock.advance(LIFETIME.plusSeconds(1));

            assertThat(session(browser).id()).isEmpty();
        }

        @Test
        void beginsAnewWithEachUse() {
            session(browser).set("a", "b");
            clock.advance(Duration.ofMinutes(31));
            assertThat(session(browser.request()).get("a")).contains("b");
            for (int i = 0; i < 5; i++) {
                clock.advance(LIFETIME.dividedBy(2));
                assertThat(session(browser.request()).get("a")).contains("b");
            }
        }
    }
}
