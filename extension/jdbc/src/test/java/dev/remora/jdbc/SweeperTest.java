package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.Logout;
import dev.remora.spi.PendingAuthorization;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rows that nobody will ask for again are deleted, by one node at a time. */
@OnEngine(Dialect.H2)
class SweeperTest {

    private final Engine engine;
    private final SettableClock clock = new SettableClock();

    SweeperTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void deletesWhatHasExpired() {
        engine.pending(clock)
                .put(
                        MemorySession.none(),
                        PendingAuthorization.of("github", "s", clock.instant().plusSeconds(600)));
        engine.logouts(clock, Engine.sealer('a'))
                .add(Logout.ofFrontChannel(
                        "https://op.example",
                        "s1",
                        clock.instant(),
                        clock.instant().plusSeconds(600)));
        engine.tokens().save(TokenKey.of("github", TokenOwner.of(Kind.SESSION, "gone")), Token.bearer("a"));
        engine.tokens().save(TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke")), Token.bearer("a"));
        engine.tokens().lease(TokenKey.of("github", TokenOwner.application()), Duration.ofSeconds(25));
        engine.sessions(clock).putIfAbsent("ended", new byte[1], Duration.ofMinutes(5));
        engine.change(
                "UPDATE remora_token SET updated_at = updated_at - ?",
                Duration.ofDays(31).toMillis());
        engine.change("UPDATE remora_token SET lease_until = lease_until - ?", 25_001L);
        clock.advance(Duration.ofMinutes(21));

        sweep();

        assertThat(engine.dump())
                .contains("caller:duke")
                .doesNotContain("session#", "application", "WAITING", "FRONT", "ended");
    }

    @Test
    void keepsWhatIsStillAskedFor() {
        engine.pending(clock)
                .put(
                        MemorySession.none(),
                        PendingAuthorization.of("github", "s", clock.instant().plusSeconds(600)));
        engine.tokens().save(TokenKey.of("github", TokenOwner.of(Kind.SESSION, "here")), Token.bearer("a"));
        engine.tokens().lease(TokenKey.of("github", TokenOwner.application()), Duration.ofSeconds(25));
        engine.sessions(clock).putIfAbsent("used", new byte[1], Duration.ofMinutes(20));
        clock.advance(Duration.ofMinutes(11));

        sweep();

        assertThat(engine.dump()).contains("session#", "application", "WAITING", "used");
    }

    @Test
    void oneNodeDoesItEveryFewMinutes() {
        sweep();
        clock.advance(Duration.ofHours(1));
        engine.pending(clock)
                .put(
                        MemorySession.none(),
                        PendingAuthorization.of("github", "s", clock.instant().minusSeconds(3600)));
        String before = engine.dump();

        engine.sweeper(engine.node(), clock)
                .sweepIfDue(); // another node, by the time of the database at the same moment

        assertThat(engine.dump()).isEqualTo(before).contains("WAITING");
    }

    private void sweep() {
        engine.change("UPDATE remora_schema SET swept_at = 0");
        engine.sweeper(engine.node(), clock).sweepIfDue();
    }
}
