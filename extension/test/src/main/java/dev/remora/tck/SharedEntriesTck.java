package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of {@link SharedEntries}: the test of an engine extends it. */
public abstract class SharedEntriesTck {

    private static final String KEY = "github|caller:alice|:work";
    private static final Duration HOUR = Duration.ofHours(1);

    private SharedEntries entries = new InMemorySharedEntries(new SettableClock());

    /** Made by tests of engines. */
    protected SharedEntriesTck() {}

    /**
     * Makes the entries.
     *
     * @return new ones, empty
     */
    protected abstract SharedEntries create();

    /**
     * Lets time go by until what has this lifetime is over: by a clock, or by waiting for the engine.
     *
     * @param lifetime a short one
     */
    protected abstract void outlive(Duration lifetime);

    /**
     * The same entries on another node.
     *
     * @return others with the same content
     */
    protected SharedEntries onAnotherNode() {
        return entries;
    }

    @BeforeEach
    final void createEntries() {
        entries = create();
    }

    @Test
    void keepsAnyOctets() {
        byte[] all = new byte[256];
        for (int octet = 0; octet < all.length; octet++) {
            all[octet] = (byte) octet;
        }
        for (byte[] value : List.of(all, new byte[0], new byte[] {0}, new byte[1024 * 1024])) {
            String key = "octets:" + value.length;
            assertThat(entries.putIfAbsent(Space.TOKENS, key, value, null)).isTrue();
            assertThat(onAnotherNode().find(Space.TOKENS, key)).contains(value);
        }
    }

    @Test
    void keepsWhatIsThere() {
        assertThat(entries.putIfAbsent(Space.TOKENS, KEY, octets("a"), null)).isTrue();

        assertThat(onAnotherNode().putIfAbsent(Space.TOKENS, KEY, octets("b"), null))
                .isFalse();
        assertThat(entries.find(Space.TOKENS, KEY)).contains(octets("a"));
    }

    @ParameterizedTest
    @EnumSource(Space.class)
    void keepsKeysAndSpacesApart(Space space) {
        for (Space each : Space.values()) {
            entries.putIfAbsent(each, KEY, octets(each.name()), HOUR);
        }

        assertThat(entries.find(space, KEY)).contains(octets(space.name()));
        assertThat(entries.find(space, KEY.replace("alice", "Alice"))).isEmpty();
        assertThat(entries.find(space, KEY + ":")).isEmpty();
        assertThat(entries.findAll(space, List.of("none", KEY))).containsOnlyKeys(KEY);
        assertThat(entries.findAll(space, List.of())).isEmpty();
    }

    @Test
    void replacesWhatWasReadAndNothingElse() {
        entries.putIfAbsent(Space.TOKENS, KEY, octets("a"), null);

        assertThat(onAnotherNode().replace(Space.TOKENS, KEY, octets("b"), octets("c"), null))
                .isFalse();
        assertThat(entries.replace(Space.TOKENS, "none", octets("a"), octets("c"), null))
                .isFalse();
        assertThat(onAnotherNode().replace(Space.TOKENS, KEY, octets("a"), octets("c"), HOUR))
                .isTrue();
        assertThat(entries.find(Space.TOKENS, KEY)).contains(octets("c"));
        assertThat(entries.find(Space.TOKENS, "none")).isEmpty();
    }

    @Test
    void removesWhatWasReadAndNothingElse() {
        entries.putIfAbsent(Space.TOKENS, KEY, octets("a"), null);

        assertThat(onAnotherNode().remove(Space.TOKENS, KEY, octets("b"))).isFalse();
        assertThat(onAnotherNode().remove(Space.TOKENS, KEY, octets("a"))).isTrue();
        assertThat(entries.remove(Space.TOKENS, KEY, octets("a"))).isFalse();
        assertThat(entries.find(Space.TOKENS, KEY)).isEmpty();
    }

    @Test
    void aLifetimeEndsByItselfAndBeginsAnewWithEachChange() {
        Duration shortly = Duration.ofMillis(200);
        String longer = changedInTime("longer", shortly, HOUR);
        String forever = changedInTime("forever", shortly, null);
        entries.putIfAbsent(Space.SIGN_INS, "ends", octets("a"), shortly);

        outlive(shortly);

        assertThat(onAnotherNode().find(Space.SIGN_INS, "ends")).isEmpty();
        assertThat(entries.replace(Space.SIGN_INS, "ends", octets("a"), octets("b"), HOUR))
                .isFalse();
        assertThat(entries.putIfAbsent(Space.SIGN_INS, "ends", octets("c"), HOUR))
                .isTrue();
        assertThat(entries.find(Space.SIGN_INS, longer)).contains(octets("b"));
        assertThat(entries.find(Space.SIGN_INS, forever)).contains(octets("b"));
    }

    @Test
    void aLifetimeMayBeAsLongAsMillisecondsCount() {
        entries.putIfAbsent(Space.LOGOUTS, KEY, octets("a"), Duration.ofMillis(Long.MAX_VALUE));

        assertThat(entries.find(Space.LOGOUTS, KEY)).contains(octets("a"));
    }

    /** Puts an entry and gives it another lifetime; once more under another key where a busy machine let it end before. */
    private String changedInTime(String name, Duration first, @Nullable Duration second) {
        for (int i = 0; i < 100; i++) {
            String key = name + i;
            entries.putIfAbsent(Space.SIGN_INS, key, octets("a"), first);
            if (entries.replace(Space.SIGN_INS, key, octets("a"), octets("b"), second)) {
                return key;
            }
        }
        throw new AssertionError("no entry lasted until it was changed");
    }

    @Test
    void ofFiftyAtOnceOneIsFirst() throws InterruptedException {
        SharedCounter callers = new SharedCounter();
        List<Boolean> put = AtOnce.call(50, () -> {
            int mine = callers.next();
            return onNode(mine).putIfAbsent(Space.TOKENS, KEY, octets("of " + mine), HOUR);
        });
        byte[] read = entries.find(Space.TOKENS, KEY).orElseThrow();
        List<Boolean> replaced = AtOnce.call(50, () -> {
            int mine = callers.next();
            return onNode(mine).replace(Space.TOKENS, KEY, read, octets("of " + mine), HOUR);
        });
        byte[] last = entries.find(Space.TOKENS, KEY).orElseThrow();
        List<Boolean> removed = AtOnce.call(50, () -> onNode(callers.next()).remove(Space.TOKENS, KEY, last));

        assertThat(List.of(put, replaced, removed))
                .allSatisfy(results ->
                        assertThat(Collections.frequency(results, true)).isEqualTo(1));
    }

    private SharedEntries onNode(int caller) {
        return caller % 2 == 0 ? entries : onAnotherNode();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
