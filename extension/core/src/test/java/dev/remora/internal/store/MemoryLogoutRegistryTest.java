package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.Logout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-20")
class MemoryLogoutRegistryTest {

    private static final String ISSUER = "https://op.example";
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);

    private Instant now = NOW;
    private int tokens;
    private final MemoryLogoutRegistry registry = new MemoryLogoutRegistry(() -> now);

    @Test
    void aLogoutOfASessionEndsThatSessionAlone() {
        registry.add(told(null, "s1"));

        assertThat(isLoggedOut("duke", "s1")).isTrue();
        assertThat(isLoggedOut("duke", "s2")).isFalse();
        assertThat(isLoggedOut("duke", null)).isFalse();
        assertThat(registry.isLoggedOut("https://other.example", "duke", "s1", NOW))
                .isFalse();
    }

    @Test
    void aLogoutOfAUserEndsAllSessionsOfTheUser() {
        registry.add(told("duke", null));

        assertThat(isLoggedOut("duke", "s1")).isTrue();
        assertThat(isLoggedOut("duke", null)).isTrue();
        assertThat(isLoggedOut("Duke", "s1")).isFalse();
        assertThat(registry.isLoggedOut("https://other.example", "duke", null, NOW))
                .isFalse();
    }

    @Test
    void aLogoutOfBothEndsThatSessionAndThoseOfTheUserWithoutAName() {
        registry.add(told("duke", "s1"));

        assertThat(isLoggedOut("duke", "s1")).isTrue();
        assertThat(isLoggedOut("duke", null)).isTrue();
        assertThat(isLoggedOut("duke", "s2")).isFalse();
        assertThat(isLoggedOut("king", null)).isFalse();
    }

    @Test
    void aSessionThatBeganAfterwardsGoesOn() {
        registry.add(told("duke", null));

        assertThat(registry.isLoggedOut(ISSUER, "duke", "s1", NOW.plusSeconds(1)))
                .isFalse();
        assertThat(registry.isLoggedOut(ISSUER, "duke", "s1", NOW.minusSeconds(1)))
                .isTrue();
    }

    @Test
    void theLaterOfTwoLogoutsCounts() {
        registry.add(Logout.ofToken(ISSUER, "duke", null, "late", NOW.plusSeconds(9), NOW.plusSeconds(99)));
        registry.add(told("duke", null));

        assertThat(registry.isLoggedOut(ISSUER, "duke", "s1", NOW.plusSeconds(9)))
                .isTrue();
    }

    @Test
    void aLogoutTokenCountsOnce() {
        Logout logout = Logout.ofToken(ISSUER, "duke", "s1", "j1", NOW, NOW.plusSeconds(99));

        assertThat(registry.add(logout)).isTrue();
        assertThat(registry.add(logout)).isFalse();
        assertThat(registry.add(Logout.ofToken(ISSUER, "king", null, "j1", NOW, NOW.plusSeconds(99))))
                .isFalse();
        assertThat(isLoggedOut("king", null)).isFalse();
        assertThat(registry.add(Logout.ofToken("https://other.example", "king", null, "j1", NOW, NOW.plusSeconds(99))))
                .isTrue();
    }

    @Test
    void isForgottenWhenNoSessionCanBeOlder() {
        registry.add(Logout.ofToken(ISSUER, "duke", null, "j1", NOW, NOW.plusSeconds(10)));
        now = NOW.plusSeconds(10);

        assertThat(isLoggedOut("duke", null)).isFalse();
        assertThat(registry.add(Logout.ofToken(ISSUER, "duke", null, "j1", NOW, NOW.plusSeconds(20))))
                .isTrue();
    }

    @Test
    void aBrowserEndsASessionOfItsNameButNoUser() {
        registry.add(Logout.ofFrontChannel(ISSUER, "s1", NOW, NOW.plusSeconds(99)));

        assertThat(isLoggedOut("duke", "s1")).isTrue();
        assertThat(isLoggedOut("duke", null)).isFalse();
        assertThat(isLoggedOut("duke", "s2")).isFalse();
    }

    /** Anybody can send front-channel requests: made-up ones take room from one another alone, and the log stays readable. */
    @Test
    void aFloodOfTheFrontChannelPushesNoOtherLogoutOut() {
        registry.add(told("duke", null));
        registry.add(told(null, "s1"));
        registry.add(Logout.ofFrontChannel(ISSUER, "first", NOW, NOW.plusSeconds(99)));
        List<String> warned = Warned.lines(() -> {
            for (int i = 0; i < 1_000_000; i++) {
                registry.add(Logout.ofFrontChannel(ISSUER, "made-up-" + i, NOW, NOW.plus(Duration.ofHours(12))));
            }
        });

        assertThat(isLoggedOut("duke", "s7")).isTrue();
        assertThat(isLoggedOut("king", "s1")).isTrue();
        assertThat(isLoggedOut("king", "first")).isFalse();
        assertThat(isLoggedOut("king", "made-up-989999")).isFalse();
        assertThat(isLoggedOut("king", "made-up-990000")).isTrue();
        assertThat(isLoggedOut("king", "made-up-999999")).isTrue();
        assertThat(warned)
                .containsExactly(
                        "REMORA-00715: more than 10000 logouts are remembered of the front channel: the oldest are"
                                + " forgotten, and their sessions go on; with so many users have a bean that implements"
                                + " dev.remora.spi.LogoutRegistry");
    }

    /** A provider signs what it likes: all the rooms that it fills are its own. */
    @Test
    void aFloodOfOneProviderPushesNoLogoutOfAnotherOut() {
        String flooding = "https://hostile.example";
        registry.add(told("duke", null));
        registry.add(told("king", "s1"));
        registry.add(Logout.ofFrontChannel(ISSUER, "s2", NOW, NOW.plusSeconds(99)));
        Warned.lines(() -> {
            for (int i = 0; i <= MemoryLogoutRegistry.BACK_ROOM; i++) {
                Instant end = NOW.plus(Duration.ofHours(12));
                registry.add(Logout.ofToken(flooding, "u" + i, "s" + i, "t" + i, NOW, end));
                registry.add(Logout.ofFrontChannel(flooding, "f" + i, NOW, end));
            }
        });

        assertThat(isLoggedOut("duke", "s7")).isTrue();
        assertThat(isLoggedOut("king", "s1")).isTrue();
        assertThat(isLoggedOut("queen", "s2")).isTrue();
        assertThat(registry.isLoggedOut(flooding, "u0", "s0", NOW)).isFalse();
        assertThat(registry.add(Logout.ofToken(ISSUER, "duke", null, "j0", NOW, NOW.plusSeconds(99))))
                .isFalse();
    }

    private boolean isLoggedOut(String subject, @Nullable String session) {
        return registry.isLoggedOut(ISSUER, subject, session, NOW);
    }

    private Logout told(@Nullable String subject, @Nullable String session) {
        return Logout.ofToken(ISSUER, subject, session, "j" + tokens++, NOW, NOW.plus(Duration.ofHours(12)));
    }
}
