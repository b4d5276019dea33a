package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.SessionStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} has to do. */
public abstract class SessionStoreTck {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String KEY = "A-_z".repeat(10) + "abc";

    private SessionStore sessions;

    /** One that keeps nothing yet. */
    protected abstract SessionStore create();

    /** The same sessions as another node has them. */
    protected abstract SessionStore onAnotherNode();

    /** Lets so much time pass, by the clock of the store or for real. */
    protected abstract void passTime(Duration time);

    @BeforeEach
    void createSessions() {
        sessions = create();
    }

    @Test
    void knowsNoneAtFirst() {
        assertThat(sessions.find(KEY)).isEmpty();
        assertThat(sessions.replace(KEY, octets("a"), octets("b"), HOUR)).isFalse();
        assertThat(sessions.find(KEY)).isEmpty();
    }

    @Test
    void whatOneNodeWritesAnotherReads() {
        assertThat(sessions.putIfAbsent(KEY, octets("a"), HOUR)).isTrue();

        assertThat(onAnotherNode().find(KEY)).contains(octets("a"));
    }

    @Test
    void leavesWhatIsThereWhereThereShouldBeNothing() {
        sessions.putIfAbsent(KEY, octets("a"), HOUR);

        assertThat(onAnotherNode().putIfAbsent(KEY, octets("b"), HOUR)).isFalse();
        assertThat(sessions.find(KEY)).contains(octets("a"));
    }

    @Test
    void replacesWhatWasReadAndNothingElse() {
        sessions.putIfAbsent(KEY, octets("a"), HOUR);

        assertThat(onAnotherNode().replace(KEY, octets("b"), octets("c"), HOUR)).isFalse();
        assertThat(onAnotherNode().replace(KEY, octets("a"), octets("c"), HOUR)).isTrue();
        assertThat(sessions.find(KEY)).contains(octets("c"));
    }

    @Test
    void tellsKeysApartOctetByOctet() {
        String upper = "A".repeat(43);
        String lower = "a".repeat(43);
        sessions.putIfAbsent(upper, octets("upper"), HOUR);
        sessions.putIfAbsent(lower, octets("lower"), HOUR);

        assertThat(sessions.find(upper)).contains(octets("upper"));
        assertThat(sessions.find(lower)).contains(octets("lower"));
    }

    @Test
    void tellsValuesApartOctetByOctet() {
        sessions.putIfAbsent(KEY, octets("a "), HOUR);

        assertThat(sessions.replace(KEY, octets("a"), octets("b"), HOUR)).isFalse();
        assertThat(sessions.replace(KEY, octets("A "), octets("b"), HOUR)).isFalse();
        assertThat(sessions.find(KEY)).contains(octets("a "));
    }

    @Test
    void keepsOctetsOfEveryKindAndManyOfThem() {
        byte[] value = new byte[1_000_000];
        new Random(7).nextBytes(value);

        assertThat(sessions.putIfAbsent(KEY, value, HOUR)).isTrue();
        assertThat(sessions.find(KEY)).contains(value);
        assertThat(sessions.replace(KEY, value, new byte[0], HOUR)).isTrue();
        assertThat(onAnotherNode().find(KEY)).contains(new byte[0]);
    }

    @Test
    void forgetsWhatHasEnded() {
        Duration shortly = Duration.ofSeconds(2);
        sessions.putIfAbsent(KEY, octets("a"), shortly);
        String longer = "b".repeat(43);
        sessions.putIfAbsent(longer, octets("b"), shortly);
        sessions.replace(longer, octets("b"), octets("c"), HOUR);

        passTime(shortly.plusMillis(500));

        assertThat(onAnotherNode().find(KEY)).isEmpty();
        assertThat(sessions.replace(KEY, octets("a"), octets("b"), HOUR)).isFalse();
        assertThat(onAnotherNode().find(longer)).contains(octets("c"));
        assertThat(sessions.putIfAbsent(KEY, octets("d"), HOUR)).isTrue();
        assertThat(onAnotherNode().find(KEY)).contains(octets("d"));
    }

    @Test
    void ofFiftyWritersAtOnceOneSucceeds() throws InterruptedException {
        SessionStore other = onAnotherNode();
        sessions.putIfAbsent(KEY, octets("0"), HOUR);
        for (int round = 0; round < 10; round++) {
            byte[] read = sessions.find(KEY).orElseThrow();
            String next = "of round " + round + " by ";
            SharedCounter writers = new SharedCounter();

            List<Boolean> written = AtOnce.call(50, () -> {
                int writer = writers.next();
                return (writer % 2 == 0 ? sessions : other).replace(KEY, read, octets(next + writer), HOUR);
            });

            assertThat(Collections.frequency(written, true)).isEqualTo(1);
            assertThat(new String(other.find(KEY).orElseThrow(), StandardCharsets.UTF_8))
                    .startsWith(next);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
