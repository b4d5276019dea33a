package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CachedDocumentTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TimeByHand time = new TimeByHand();
    private final List<Duration> fetches = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    private final CachedDocument<Object> document = new CachedDocument<>("acme", "keys", time.schedule(), () -> {
        fetches.add(passed);
        return new Fetched<>(new Object(), CacheLifetime.SHORTEST);
    });

    @Test
    @Tag("F-10")
    void whatAMillionTimesIsMissingIsFetchedAtMostTwiceInAnyMinute() {
        Duration step = Duration.ofMillis(1);
        for (int i = 0; i < 1_000_000; i++) {
            Object seen = document.get();
            document.newerThan(seen);
            if (i % 100 == 0) {
                time.work(); // what is due is fetched too
            }
            time.pass(step);
            passed = passed.plus(step);
        }

        assertThat(fetches).hasSizeBetween(16, 34);
        for (int i = 2; i < fetches.size(); i++) {
            assertThat(fetches.get(i).minus(fetches.get(i - 2))).isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @Test
    void afterAFetchForSomethingMissingTheNextComesAfterThirtySecondsAtTheEarliest() {
        document.get();
        pass(Duration.ofMinutes(5));
        Object second = document.newerThan(document.get());
        pass(Duration.ofMillis(29_999));
        assertThat(document.newerThan(second)).isSameAs(second);
        pass(Duration.ofMillis(1));

        assertThat(document.newerThan(second)).isNotSameAs(second);
    }

    @Test
    void whoeverSawAnOlderCopyGetsTheNewerOneWithoutAFetch() {
        Object first = document.get();
        Object second = document.newerThan(first);

        assertThat(document.newerThan(first)).isSameAs(second);
        assertThat(fetches).hasSize(2);
    }

    private void pass(Duration duration) {
        time.pass(duration);
        passed = passed.plus(duration);
    }
}
