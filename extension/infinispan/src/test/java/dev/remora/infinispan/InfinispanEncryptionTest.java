package dev.remora.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.store.PlainSealer;
import dev.remora.internal.store.SharedLogoutRegistry;
import dev.remora.internal.store.SharedPendingAuthorizations;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.spi.Logout;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.Sealer;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads the caches learns nothing. */
@OnInfinispan
@Tag("S-04")
class InfinispanEncryptionTest {

    private static final TokenKey DUKE =
            TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke")).withName("work");

    private final TwoMembers nodes;
    private final SettableClock clock = new SettableClock();

    InfinispanEncryptionTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Test
    void aDumpHoldsNoSecret() {
        tokens(TwoMembers.sealer('a'))
                .save(
                        TokenKey.of("github", TokenOwner.of(Kind.SESSION, "canary-session")),
                        Token.bearer("canary-access")
                                .withRefreshToken("canary-refresh")
                                .withIdentity(Identity.of("https://canary.example", "canary-subject")));
        new SharedPendingAuthorizations(nodes.first(), TwoMembers.sealer('a'), clock, new SecureRandom())
                .put(
                        MemorySession.none(),
                        PendingAuthorization.of(
                                        "github",
                                        "canary-state",
                                        clock.instant().plusSeconds(600))
                                .withReturnTo("/canary")
                                .withContent("canary-verifier".getBytes(StandardCharsets.UTF_8)));
        new SharedLogoutRegistry(nodes.first(), TwoMembers.sealer('a'), clock)
                .add(Logout.ofToken(
                        "https://canary.example",
                        "canary-subject",
                        "canary-sid",
                        "canary-jti",
                        clock.instant(),
                        clock.instant().plusSeconds(600)));

        assertThat(nodes.dump()).contains("github|session#", "back:").doesNotContain("canary");
    }

    @Test
    void threeKeysAreLiveAndTheNextWriteTakesTheNewest() {
        tokens(TwoMembers.sealer('a')).save(DUKE, Token.bearer("first"));
        SharedTokenStore tokens = tokens(TwoMembers.sealer('c', 'b', 'a'));
        StoredToken read = tokens.find(DUKE).orElseThrow();

        assertThat(tokens.replace(DUKE, read, Token.bearer("second"))).isTrue();
        assertThat(tokens(TwoMembers.sealer('c')).find(DUKE))
                .map(StoredToken::token)
                .contains(Token.bearer("second"));
    }

    @Test
    void goesWithoutEncryptionWhereItIsToldTo() {
        tokens(new PlainSealer()).save(DUKE, Token.bearer("readable"));

        assertThat(nodes.dump()).contains("readable");
        assertThat(tokens(new PlainSealer()).find(DUKE)).map(StoredToken::token).contains(Token.bearer("readable"));
    }

    private SharedTokenStore tokens(Sealer sealer) {
        return new SharedTokenStore(nodes.first(), sealer, Duration.ofDays(30));
    }
}
