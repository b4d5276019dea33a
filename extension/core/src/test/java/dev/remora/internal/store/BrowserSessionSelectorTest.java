package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.internal.store.BrowserSessionSelector.Store;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.io.Serializable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserSessionSelectorTest {

    private static final List<byte[]> KEYS = List.of(CookieSealTest.key(1));

    private final SettableClock clock = new SettableClock();
    private final MemoryCookies jar = new MemoryCookies();
    private final MemorySession server = MemorySession.open();
    private @Nullable StoredSessions stored;

    private record Request(URI baseUri, boolean hasSessions, BrowserSession session, Optional<BrowserCookies> cookies)
            implements CurrentRequest {

        @Override
        public boolean active() {
            return true;
        }

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public URI uri() {
            return baseUri;
        }

        @Override
        public Map<String, List<String>> query() {
            return Map.of();
        }

        @Override
        public Map<String, List<String>> form() {
            return Map.of();
        }

        @Override
        public Optional<String> callerName() {
            return Optional.empty();
        }
    }

    private Request request(boolean hasSessions, String base) {
        return new Request(URI.create(base), hasSessions, server, Optional.of(jar));
    }

    private BrowserSessionSelector choice(@Nullable Store chosen, List<byte[]> keys, @Nullable Boolean secure) {
        return new BrowserSessionSelector(
                chosen,
                new CookieSettings(keys, Duration.ofHours(12), 2, null, secure),
                () -> Optional.ofNullable(stored),
                clock,
                new SecureRandom());
    }

    @ParameterizedTest
    @CsvSource({
        "COOKIE,true,true",
        "COOKIE,false,true",
        ",true,false",
        ",false,true",
        "HTTP,true,false",
        "HTTP,false,false"
    })
    void takesWhatWasChosenElseWhatThereIs(@Nullable Store chosen, boolean hasSessions, boolean cookies) {
        BrowserSession session = choice(chosen, KEYS, null).of(request(hasSessions, "https://shop.example/"));

        assertThat(session.keptByBrowser()).isEqualTo(cookies);
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example/,,true", "http://shop.example/,,false", "http://shop.example/,true,true"})
    @Tag("S-09")
    void isSecureWhereBrowsersReachTheApplicationSo(String base, @Nullable Boolean said, boolean secure) {
        choice(Store.COOKIE, KEYS, said).of(request(true, base)).set("a", "b");

        assertThat(jar.history()).singleElement().satisfies(cookie -> {
            assertThat(cookie.secure()).isEqualTo(secure);
            assertThat(cookie.name().startsWith("__Host-")).isEqualTo(secure);
        });
    }

    @Test
    void aBeanOfTheApplicationsOwnWithoutCookiesIsTold() {
        Request none = new Request(URI.create("http://localhost/"), false, server, Optional.empty());

        assertThat(choice(null, KEYS, null).of(none)).isEqualTo(server);
        assertThatThrownBy(() -> choice(Store.COOKIE, KEYS, null).of(none))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REMORA-00711: remora.session-store=cookie, but the application's own bean that implements"
                        + " dev.remora.spi.CurrentRequest has no cookies()");
    }

    @Test
    @Tag("S-04")
    void aKeyThatWasMadeAtStartIsToldOnceAndServesAsLongAsTheApplicationRuns() {
        BrowserSessionSelector choice = choice(Store.COOKIE, List.of(), null);
        List<String> lines = new ArrayList<>(Warned.lines(() -> {
            choice.of(request(true, "http://localhost/")).set("a", "b");
            choice.of(request(true, "http://localhost/")).set("c", "d");
        }));

        assertThat(choice.of(request(true, "http://localhost/")).get("a")).contains("b");
        assertThat(lines)
                .containsExactly("REMORA-00705: cookies are encrypted with a key that was made now, because"
                        + " remora.cookie-key is not set: after a restart, and on other nodes, nobody is signed in");
    }

    @Test
    @Tag("B-22")
    void anotherNodeReadsWithTheSameKeyAndNotWithItsOwn() {
        choice(Store.COOKIE, KEYS, null).of(request(true, "http://localhost/")).set("a", "b");

        assertThat(choice(Store.COOKIE, KEYS, null)
                        .of(request(true, "http://localhost/"))
                        .get("a"))
                .contains("b");
        assertThat(choice(Store.COOKIE, List.of(), null)
                        .of(request(true, "http://localhost/"))
                        .get("a"))
                .isEmpty();
    }

    @Test
    @Tag("S-05")
    void keepsTextsAndOctetsOnly() {
        BrowserSession session = choice(Store.COOKIE, KEYS, null).of(request(true, "http://localhost/"));
        Serializable octets = new byte[] {1, 2};
        session.set("octets", octets);
        session.set("text", "düké");

        assertThat(session.get("octets")).contains(octets);
        assertThat(session.get("text")).contains("düké");
        assertThatThrownBy(() -> session.set("a", new ArrayList<>(List.of("b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "REMORA-00712: a cookie holds a text or octets (byte[]), not an object of java.util.ArrayList");
    }

    @Test
    void thereIsASessionWhileThereIsSomethingInIt() {
        BrowserSession session = choice(Store.COOKIE, KEYS, null).of(request(true, "http://localhost/"));
        assertThat(session.id()).isEmpty();
        session.remove("a");
        session.changeId();
        assertThat(jar.history()).isEmpty();

        session.set("a", "b");
        assertThat(session.id()).isPresent();

        session.remove("a");
        assertThat(session.id()).isEmpty();
        assertThat(jar.values()).isEmpty();
    }

    @Test
    void termsShowNoKey() {
        assertThat(new CookieSettings(KEYS, Duration.ofHours(12), 2, null, true).toString())
                .isEqualTo("CookieSettings[1 keys, lifetime=PT12H, chunks=2, headerLimit=null, secure=true]");
    }

    private void haveAStore() {
        stored = new StoredSessions(
                new SharedSessions(new InMemorySharedEntries(clock)),
                Sealers.of('a'),
                Duration.ofHours(12),
                clock,
                new SecureRandom());
    }

    @ParameterizedTest
    @CsvSource({
        "STORE,true,true",
        "STORE,false,true",
        ",true,false",
        ",false,true",
        "COOKIE,false,false",
        "HTTP,true,false"
    })
    void takesTheSessionsOfAStoreWhereTheServerHasNone(@Nullable Store chosen, boolean hasSessions, boolean inStore) {
        haveAStore();

        BrowserSession session = choice(chosen, KEYS, null).of(request(hasSessions, "https://shop.example/"));

        assertThat(session instanceof StoredSession).isEqualTo(inStore);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/,,__Host-remora-session-",
        "http://localhost/,,remora-session-",
        "http://localhost/,true,__Host-remora-session-"
    })
    void theHandleOfAStoreGoesOverHttpsWhereTheApplicationIs(String base, @Nullable Boolean secure, String name) {
        haveAStore();

        choice(Store.STORE, KEYS, secure).of(request(true, base)).set("a", "b");

        assertThat(jar.history()).singleElement().satisfies(cookie -> {
            assertThat(cookie.name()).startsWith(name);
            assertThat(cookie.secure()).isEqualTo(name.startsWith("__Host-"));
        });
    }

    @Test
    void saysThatThereIsNoStoreWhereOneWasChosen() {
        assertThatThrownBy(() -> choice(Store.STORE, KEYS, null).of(request(true, "https://shop.example/")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00724: remora.session-store=store, but no store of a module keeps sessions: add one such as"
                                + " remora-jdbc to the class path, or take away remora.session-store");
    }
}
