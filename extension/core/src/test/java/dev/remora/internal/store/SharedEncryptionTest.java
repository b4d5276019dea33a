package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.CompletedSignIn;
import dev.remora.Identity;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.Logout;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads the engine of shared entries learns nothing, and whoever writes it cannot give one user the token of another. */
@Tag("S-04")
class SharedEncryptionTest {

    private static final TokenKey DUKE = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke"));
    private static final TokenKey ANN = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann"));

    private final SettableClock clock = new SettableClock();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);

    @Test
    void aDumpHoldsNoSecret() {
        tokens('a')
                .save(
                        TokenKey.of("github", TokenOwner.of(Kind.SESSION, "canary-session")),
                        Token.bearer("canary-access")
                                .withRefreshToken("canary-refresh")
                                .withIdentity(Identity.of("https://canary.example", "canary-subject")));
        PendingAuthorizations pending =
                new SharedPendingAuthorizations(entries, Sealers.of('a'), clock, new SecureRandom());
        MemorySession browser = MemorySession.none();
        for (String state : new String[] {"canary-one", "canary-two"}) {
            pending.put(
                    browser,
                    PendingAuthorization.of("github", state, clock.instant().plusSeconds(600))
                            .withReturnTo("/canary")
                            .withContent("canary-verifier".getBytes(StandardCharsets.UTF_8)));
        }
        pending.take(browser, "github", "canary-two", null);
        pending.complete(
                browser,
                "github",
                "canary-two",
                CompletedSignIn.of(CompletedSignIn.Outcome.SUCCEEDED, "/canary")
                        .withOwner(TokenOwner.of(Kind.CALLER, "canary-caller")));
        new SharedLogoutRegistry(entries, Sealers.of('a'), clock)
                .add(Logout.ofToken(
                        "https://canary.example",
                        "canary-subject",
                        "canary-sid",
                        "canary-jti",
                        clock.instant(),
                        clock.instant().plusSeconds(600)));

        String handle = (String) browser.get("dev.remora.browser").orElseThrow();
        assertThat(entries.dump())
                .contains(":github|session#", "SIGN_INS", "LOGOUTS")
                .doesNotContain("canary", handle);
    }

    @Test
    void anEntryOfAnotherUserIsNotRead() {
        tokens('a').save(DUKE, Token.bearer("of duke"));
        tokens('a').save(ANN, Token.bearer("of ann"));
        byte[] ofAnn = entries.find(Space.TOKENS, ":github|caller:ann|").orElseThrow();
        byte[] ofDuke = entries.find(Space.TOKENS, ":github|caller:duke|").orElseThrow();
        entries.replace(Space.TOKENS, ":github|caller:duke|", ofDuke, ofAnn, null);

        assertThat(tokens('a').find(DUKE)).isEmpty();
        assertThat(tokens('a').find(ANN)).map(StoredToken::token).contains(Token.bearer("of ann"));
    }

    @Test
    void threeKeysAreLiveAndTheNextWriteTakesTheNewest() {
        tokens('a').save(DUKE, Token.bearer("first"));
        SharedTokenStore tokens = tokens('c', 'b', 'a');
        StoredToken read = tokens.find(DUKE).orElseThrow();

        assertThat(tokens.replace(DUKE, read, Token.bearer("second"))).isTrue();
        assertThat(tokens('c').find(DUKE)).map(StoredToken::token).contains(Token.bearer("second"));
    }

    /** While nodes get the next key one after the other, one that has it writes what another cannot read yet. */
    @Test
    void aNodeWithoutTheNextKeyTakesALeaseAndLeavesTheTokenAsItIs() {
        tokens('b', 'a').save(DUKE, Token.bearer("of the next key"));

        assertThat(tokens('a').find(DUKE)).isEmpty();
        tokens('a').lease(DUKE, Duration.ofSeconds(25)).orElseThrow().release();
        assertThat(tokens('b', 'a').find(DUKE)).map(StoredToken::token).contains(Token.bearer("of the next key"));
    }

    @Test
    void aRecordOfAKeyThatIsGoneGivesWayToTheNextGrant() {
        tokens('a').save(DUKE, Token.bearer("first"));
        tokens('b').save(DUKE, Token.bearer("granted"));

        assertThat(tokens('b').find(DUKE)).map(StoredToken::token).contains(Token.bearer("granted"));
    }

    @Test
    void goesWithoutEncryptionWhereItIsToldTo() {
        Sealer none = new PlainSealer();
        new SharedTokenStore(entries, none, Duration.ofDays(1)).save(DUKE, Token.bearer("readable"));

        assertThat(entries.dump()).contains("readable");
        assertThat(tokens('a').find(DUKE)).isEmpty();
    }

    private SharedTokenStore tokens(char... keys) {
        return new SharedTokenStore(entries, Sealers.of(keys), Duration.ofDays(30));
    }
}
