package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link LogoutRegistry}: the test of a registry extends it. */
public abstract class LogoutRegistryTck {

    private static final String ISSUER = "https://op.example";
    private static final Duration LONGEST = Duration.ofHours(12);

    /** The clock that the registry goes by. */
    protected final SettableClock clock = new SettableClock();

    private @Nullable LogoutRegistry registry;

    /** Made by tests of registries. */
    protected LogoutRegistryTck() {}

    /**
     * Makes the registry.
     *
     * @param clock what it goes by
     * @return a new, empty registry
     */
    protected abstract LogoutRegistry create(InstantSource clock);

    /**
     * The same registry on another node, which may have newer keys.
     *
     * @return another registry with the same content
     */
    protected LogoutRegistry onAnotherNode() {
        return registry();
    }

    @BeforeEach
    final void createRegistry() {
        registry = create(clock);
    }

    private LogoutRegistry registry() {
        if (registry == null) {
            throw new IllegalStateException("no registry was made");
        }
        return registry;
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(ended("7", "s1")).isFalse();
        assertThat(ended("7", null)).isFalse();
    }

    @Test
    void endsTheSessionThatIsNamed() {
        registry().add(back(null, "s1", "j1"));

        assertThat(ended("7", "s1")).isTrue();
        assertThat(ended("7", "s2")).isFalse();
        assertThat(ended("7", "S1")).isFalse();
        assertThat(ended("7", "s1 ")).isFalse();
        assertThat(ended("7", null)).isFalse();
        assertThat(registry().isLoggedOut("https://other.example", "7", "s1", before()))
                .isFalse();
    }

    @Test
    void endsAllSessionsOfAUserWhoIsNamedAlone() {
        registry().add(back("7", null, "j1"));

        assertThat(ended("7", "s1")).isTrue();
        assertThat(ended("7", null)).isTrue();
        assertThat(ended("8", "s1")).isFalse();
    }

    @Test
    void endsOneSessionAndThoseOfUnknownNameWhereUserAndSessionAreNamed() {
        registry().add(back("7", "s1", "j1"));

        assertThat(ended("7", "s1")).isTrue();
        assertThat(ended("7", null)).isTrue();
        assertThat(ended("7", "s2")).isFalse();
    }

    @Test
    void sessionsThatBeganLaterGoOn() {
        registry().add(back("7", null, "j1"));

        assertThat(registry().isLoggedOut(ISSUER, "7", null, clock.instant())).isTrue();
        assertThat(registry().isLoggedOut(ISSUER, "7", null, clock.instant().plusSeconds(1)))
                .isFalse();
    }

    @Test
    void theLaterOfTwoLogoutsCounts() {
        Logout earlier = back("7", null, "j1");
        clock.advance(Duration.ofMinutes(1));
        Instant between = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        registry().add(back("7", null, "j2"));
        registry().add(earlier);

        assertThat(registry().isLoggedOut(ISSUER, "7", null, between)).isTrue();
    }

    @Test
    void anAddressOfTheFrontChannelEndsItsSession() {
        registry().add(front("s1"));

        assertThat(ended("7", "s1")).isTrue();
        assertThat(ended("7", null)).isFalse();
    }

    @Test
    void takesALogoutTokenOnce() {
        assertThat(registry().add(back("7", null, "j1"))).isTrue();

        assertThat(registry().add(back("8", null, "j1"))).isFalse();
        assertThat(onAnotherNode().add(back("9", null, "j1"))).isFalse();
        assertThat(ended("8", null)).isFalse();
    }

    @Test
    void ofTwentyAtOnceOneIsTaken() throws InterruptedException {
        List<Boolean> taken = AtOnce.call(20, () -> registry().add(back("7", "s1", "j1")));

        assertThat(Collections.frequency(taken, true)).isEqualTo(1);
        assertThat(ended("7", "s1")).isTrue();
    }

    @Test
    void isForgottenOnceNoSessionCanBeLeft() {
        registry().add(back("7", "s1", "j1"));
        clock.advance(LONGEST.plusSeconds(1));

        assertThat(ended("7", "s1")).isFalse();
        assertThat(registry().add(back("7", "s1", "j1"))).isTrue();
    }

    @Test
    void anotherNodeKnowsIt() {
        registry().add(back("7", "s1", "j1"));
        registry().add(front("s2"));

        assertThat(onAnotherNode().isLoggedOut(ISSUER, "7", "s1", before())).isTrue();
        assertThat(onAnotherNode().isLoggedOut(ISSUER, "7", "s2", before())).isTrue();
        assertThat(onAnotherNode().isLoggedOut(ISSUER, "7", "s3", before())).isFalse();
    }

    private boolean ended(String subject, @Nullable String sessionId) {
        return registry().isLoggedOut(ISSUER, subject, sessionId, before());
    }

    private Instant before() {
        return clock.instant().minusSeconds(60);
    }

    private Logout back(@Nullable String subject, @Nullable String sessionId, String tokenId) {
        return Logout.ofToken(
                ISSUER,
                subject,
                sessionId,
                tokenId,
                clock.instant(),
                clock.instant().plus(LONGEST));
    }

    private Logout front(String sessionId) {
        return Logout.ofFrontChannel(
                ISSUER, sessionId, clock.instant(), clock.instant().plus(LONGEST));
    }
}
