package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorizations;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-ins that were begun with copies of a browser's cookies are told from those that the browser itself began. */
@Tag("B-18")
class SessionGrantsTest {

    private final BrowserSession browser = new Cookies();
    private final SecureRandom random = new SecureRandom();
    private Instant now = Instant.parse("2026-12-01T05:00:00Z");

    private String grant() {
        now = now.plusSeconds(1);
        SessionGrants.note(browser, now, random);
        now = now.plusSeconds(1);
        return String.valueOf(SessionGrants.newest(browser));
    }

    @Test
    void oneThatKnowsTheNewestGrantIsTheBrowsers() {
        grant();
        String newest = grant();

        assertThat(SessionGrants.areKnown(browser, newest, now.plusSeconds(60))).isTrue();
    }

    @Test
    void oneThatWasBegunBeforeTheNextGrantIsTheBrowsers() {
        String first = grant();
        Instant begunAt = now;
        grant();

        assertThat(SessionGrants.areKnown(browser, first, begunAt)).isTrue();
    }

    /** Only the newest grants are kept, and no one of them makes known what was not. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 6, 7, 8, 20})
    void oneThatDoesNotKnowTheGrantBeforeItIsOfCopies(int later) {
        String first = grant();
        grant();
        Instant begunAt = now;
        for (int i = 0; i < later; i++) {
            grant();
        }

        assertThat(SessionGrants.areKnown(browser, first, begunAt)).isFalse();
        assertThat(SessionGrants.areKnown(browser, null, begunAt)).isFalse();
    }

    private static final class Cookies implements BrowserSession {

        private final Map<String, Serializable> values = new HashMap<>(Map.of(PendingAuthorizations.BROWSER, "1"));

        @Override
        public Optional<String> id() {
            return Optional.of("cookies");
        }

        @Override
        public Optional<Serializable> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public void set(String name, Serializable value) {
            values.put(name, value);
        }

        @Override
        public void remove(String name) {
            values.remove(name);
        }

        @Override
        public void changeId() {}

        @Override
        public boolean keptByBrowser() {
            return true;
        }
    }
}
