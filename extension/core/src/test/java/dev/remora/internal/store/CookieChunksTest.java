package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import dev.remora.spi.BrowserCookie;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SettableClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One attribute in several cookies. */
class CookieChunksTest {

    private static final String NAME = "a";

    private final SettableClock clock = new SettableClock();
    private final MemoryCookies jar = new MemoryCookies();

    private static CookieSession session(MemoryCookies cookies, SettableClock clock) {
        return Cookies.session(cookies, clock, Cookies.seal(1), new CookieRoom(4, Integer.MAX_VALUE));
    }

    private CookieSession session() {
        return session(jar, clock);
    }

    /** Text that cannot be packed. */
    private static String text(int length, int number) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(number);
        while (text.length() < length) {
            text.append((char) ('!' + random.nextInt(14)));
        }
        return text.toString();
    }

    private static List<String> endings(MemoryCookies cookies) {
        return Cookies.names(cookies).stream()
                .map(name -> name.substring("__Host-remora-a-123456-1234567890123456789012".length()))
                .toList();
    }

    private String name(String ending) {
        return Cookies.names(jar).stream()
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private String value(String name) {
        return Objects.requireNonNull(jar.values().get(name));
    }

    @ParameterizedTest
    @CsvSource({"10, ''", "2800, ''", "2950, '-1,-2'", "5700, '-1,-2'", "5900, '-1,-2,-3'", "11600, '-1,-2,-3,-4'"})
    void aContentTakesAsManyCookiesAsItNeeds(int length, String endings) {
        session().set(NAME, text(length, 1));

        assertThat(String.join(",", endings(jar))).isEqualTo(endings);
        assertThat(session().get(NAME)).contains(text(length, 1));
        assertThat(session().id()).isPresent();
    }

    @Test
    void noCookieIsLargerThanBrowsersKeep() {
        for (int length = 2_700; length < 5_900; length++) {
            session().set(NAME, text(length, length));

            assertThat(session().get(NAME)).contains(text(length, length));
        }
        assertThat(jar.history())
                .allSatisfy(cookie -> assertThat(
                                cookie.name() + "=" + cookie.value() + "; Path=/; HttpOnly; Secure; SameSite=Lax")
                        .hasSizeLessThanOrEqualTo(4096));
    }

    @ParameterizedTest
    @CsvSource({"10, 5000", "5000, 10", "11000, 5000", "5000, 11000", "11000, 10", "11000, 0"})
    void staleCookiesAreRemoved(int before, int after) {
        session().set(NAME, text(before, 1));
        MemoryCookies next = jar.request();

        if (after > 0) {
            session(next, clock).set(NAME, text(after, 2));
        } else {
            session(next, clock).remove(NAME);
        }

        List<String> expected = new ArrayList<>();
        if (after > 0) {
            MemoryCookies fresh = new MemoryCookies();
            session(fresh, clock).set(NAME, text(after, 2));
            expected.addAll(Cookies.names(fresh));
        }
        assertThat(Cookies.names(next)).isEqualTo(expected);
        assertThat(next.history())
                .filteredOn(cookie -> !expected.contains(cookie.name()))
                .allSatisfy(cookie -> assertThat(cookie.maxAge()).isEqualTo(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2", "-3"})
    @Tag("S-04")
    void withoutOneOfItsCookiesThereIsNoSession(String ending) {
        session().set(NAME, text(8_000, 1));
        jar.set(BrowserCookie.of(name(ending), "").withMaxAge(Duration.ZERO));

        assertThat(session().get(NAME)).isEmpty();
        assertThat(session().id()).isEmpty();
    }

    @Test
    @Tag("S-04")
    void cookiesThatChangedTheirPlacesAreNoSession() {
        session().set(NAME, text(5_700, 1));
        String first = value(name("-1"));
        String second = value(name("-2"));
        jar.plant(name("-1"), second);
        jar.plant(name("-2"), first);

        assertThat(session().get(NAME)).isEmpty();
    }

    @Test
    @Tag("S-04")
    void cookiesOfTwoSetsAreNoSession() {
        session().set(NAME, text(5_700, 1));
        String old = value(name("-2"));
        session().set(NAME, text(5_700, 1)); // the same content again is another set
        jar.plant(name("-2"), old);

        assertThat(session().get(NAME)).isEmpty();
    }

    @Test
    @Tag("S-04")
    void theFirstCookieOfASetIsNoContentOfItsOwn() {
        session().set(NAME, text(5_700, 1));
        String name = name("-1");
        jar.plant(name.substring(0, name.length() - 2), value(name));
        jar.set(BrowserCookie.of(name("-2"), "").withMaxAge(Duration.ZERO));

        assertThat(session().get(NAME)).isEmpty();
    }

    @Test
    void ofTwoResponsesOfOneMomentTheNewerOneCountsThoughTheOtherLeftItsCookies() {
        MemoryCookies other = jar.request();
        session().set(NAME, text(5_000, 1));
        clock.advance(Duration.ofSeconds(1));
        session(other, clock).set(NAME, "newer");
        other.values().forEach(jar::plant);

        assertThat(endings(jar)).containsExactly("", "-1", "-2");
        assertThat(session().get(NAME)).contains("newer");
        clock.advance(Duration.ofSeconds(1));
        session().set(NAME, text(5_000, 3));
        assertThat(endings(jar)).containsExactly("-1", "-2");
    }

    @Test
    void aSetCountsForTheLifetimeOfCookies() {
        session().set(NAME, text(5_000, 1));

        clock.advance(Cookies.LIFETIME);

        assertThat(session().get(NAME)).isEmpty();
    }

    /** Cookies of the release that had one for each attribute, and did not pack it. */
    @Test
    @Tag("S-05")
    void theOneCookieOfTheFirstFormIsRead() {
        jar.plant(
                "__Host-remora-a-JjFc4e-J3CJ2RwL308uaGK6fkoHYF",
                "AdmKZE7fJFgAgAKmtj6ESgvBPzW7AAq77A1RK-dJyFWF5oWTN8Bu5JZaepWxj5TvCfN3n1_t0mMkh1s3Y6EeSshKdoAt");
        jar.plant(
                "__Host-remora-a-JjFc4e-BBwu-1BRRRBgmzjbgdtyJ7",
                "AdmKZE4KFh2uIihNxSX5OpWgwUYO7X28QGK7iXTqzd5F0yjLtu9WhzrN80c727ZMQP0LMtzyOuQHqx5HUdveJkAmUslKHw");

        assertThat(session().get("dev.remora.visitor")).contains("duke");
        assertThat(session().get("bytes"))
                .hasValueSatisfying(octets -> assertThat(octets).isEqualTo(new byte[] {1, 2, 3}));
    }

    /**
     * A browser that keeps, loses, mixes and brings back cookies of any time: what is read is what was written at one time, whole,
     * and the newest of what is there.
     */
    @Test
    @Tag("S-04")
    void whateverTheBrowserBringsIsOneWholeContentOrNone() {
        Random random = new Random(11);
        int[] lengths = {10, 2_500, 2_950, 5_000, 5_700, 5_900, 8_000, 11_000};
        for (int round = 0; round < 1_500; round++) {
            Map<Map<String, String>, String> written = new HashMap<>();
            MemoryCookies browser = new MemoryCookies();
            Map<String, List<String>> pool = new TreeMap<>();
            List<Map<String, String>> newestFirst = new ArrayList<>();
            for (int version = 1 + random.nextInt(4); version > 0; version--) {
                String content = text(lengths[random.nextInt(lengths.length)], random.nextInt());
                session(browser, clock).set(NAME, content);
                clock.advance(Duration.ofSeconds(1));
                written.put(browser.values(), content);
                newestFirst.add(0, browser.values());
                browser.values()
                        .forEach((name, value) -> pool.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(value));
            }
            List<String> names = new ArrayList<>(pool.keySet());
            Collections.shuffle(names, random);
            MemoryCookies brought = new MemoryCookies();
            for (String name : names) {
                List<String> values = pool.getOrDefault(name, List.of());
                if (random.nextInt(5) > 0) {
                    brought.plant(name, values.get(random.nextInt(values.size())));
                }
            }

            Optional<Serializable> read = session(brought, clock).get(NAME);

            Optional<Serializable> expected = newestFirst.stream()
                    .filter(version -> brought.values().entrySet().containsAll(version.entrySet()))
                    .findFirst()
                    .map(written::get);
            assertThat(read).as("round %d", round).isEqualTo(expected);
        }
    }

    /** Octets of the browser's own making, in place of any cookie. */
    @Test
    @Tag("S-04")
    void damagedCookiesAreNoSession() {
        Random random = new Random(12);
        session().set(NAME, text(5_700, 1));
        for (int round = 0; round < 2_000; round++) {
            MemoryCookies brought = jar.request();
            String name = Cookies.names(brought).get(random.nextInt(2));
            char[] value = value(name).toCharArray();
            int at = random.nextInt(value.length);
            value[at] = value[at] == 'A' ? 'B' : 'A';
            brought.plant(name, new String(value, 0, random.nextBoolean() ? value.length : at));

            assertThat(session(brought, clock).get(NAME)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2147483647 | 2950 | its cookie would have 4132 bytes, and browsers keep at most 4096",
                "2 | 2147483647 | 6000 | its cookies would have 8596 bytes, and remora.cookie-chunks allows 2 of 4096",
                "4 | 2147483647 | 20000 | its cookies would have 28016 bytes, and remora.cookie-chunks allows 4 of 4096",
                "4 | 8192 | 5000 | the headers of a request with its cookies could have 10543 bytes, and the server"
                        + " takes at most 8192 (remora.header-limit says otherwise)",
                "4 | 16384 | 9000 | the headers of a request with its cookies could have 18184 bytes, and the server"
                        + " takes at most 16384 (remora.header-limit says otherwise)",
            })
    void moreThanThereIsRoomForIsRefused(int chunks, int headerLimit, int length, String why) {
        CookieSession session = Cookies.session(jar, clock, Cookies.seal(1), new CookieRoom(chunks, headerLimit));
        session.set(NAME, "before");

        assertThatThrownBy(() -> session.set(NAME, text(length, 1)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00706: a value of the browser's session cannot be kept in cookies, because " + why
                        + ": have a bean that implements dev.remora.TokenStore, so that tokens leave room for it, or on"
                        + " servlets remora.session-store=http");
        assertThat(session().get(NAME)).contains("before");
    }

    /** The next request would be refused by the server, and the user could not even sign out. */
    @Test
    void whatTheBrowserSendsAlreadyCountsWhoeverSetIt() {
        CookieSession session = Cookies.session(jar, clock, Cookies.seal(1), new CookieRoom(4, 8192));
        session.set(NAME, text(2_000, 1));
        jar.plant("of-another-application", "x".repeat(1_500));

        assertThatThrownBy(() -> session.set(NAME, text(2_500, 1))).isInstanceOf(RequestRefusedException.class);
        session.set(NAME, text(2_000, 2));

        assertThat(session.get(NAME)).contains(text(2_000, 2));
    }
}
