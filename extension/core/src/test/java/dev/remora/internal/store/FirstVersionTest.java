package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The entries that 1.0 writes into shared engines are read by this release. They were sealed with a key of 32 times {@code a}, and are
 * in {@code shared-entries/1.0.txt}: space, key and value of each. Never change that file: a later form gets another.
 */
class FirstVersionTest {

    private static final Instant THEN = Instant.parse("2026-11-30T08:00:00Z");
    private static final String ISSUER = "https://op.example";

    private final SettableClock clock = new SettableClock();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);
    private final Sealer sealer =
            new KeyedSealer(List.of("a".repeat(32).getBytes(StandardCharsets.US_ASCII)), new SecureRandom());
    private final SharedTokenStore tokens = new SharedTokenStore(entries, sealer, Duration.ofDays(30));
    private final PendingAuthorizations pending =
            new SharedPendingAuthorizations(entries, sealer, clock, new SecureRandom());

    @BeforeEach
    void putEntries() throws IOException {
        clock.advance(Duration.between(clock.instant(), THEN));
        try (InputStream in =
                Objects.requireNonNull(FirstVersionTest.class.getResourceAsStream("/shared-entries/1.0.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(this::put);
        }
    }

    private void put(String line) {
        String[] parts = line.split(" ", 3);
        entries.putIfAbsent(Space.valueOf(parts[0]), parts[1], HexFormat.of().parseHex(parts[2]), null);
    }

    @Test
    void tokens() {
        assertThat(tokens.find(TokenKey.of("twitter", TokenOwner.application())))
                .map(StoredToken::token)
                .contains(Token.oauth1("the token", "its secret").withParameters(Map.of("screen_name", "ada")));
        assertThat(tokens.find(TokenKey.of("github", TokenOwner.of(Kind.SESSION, "of a session"))))
                .map(StoredToken::token)
                .contains(Token.bearer("of a browser"));
    }

    @Test
    void aTokenOfOpenIdConnectWhichIsReplacedThen() {
        TokenKey key = TokenKey.of("acme", TokenOwner.of(Kind.CALLER, "duke")).withName("second");
        StoredToken stored = tokens.find(key).orElseThrow();
        OAuth2Token token = (OAuth2Token) stored.token();

        assertThat(token.accessToken()).isEqualTo("access");
        assertThat(token.refreshToken()).isEqualTo("refresh");
        assertThat(token.expiresAt()).isEqualTo(THEN.plusSeconds(3600));
        assertThat(token.scope()).isEqualTo("openid email");
        assertThat(token.identity().map(Identity::name)).contains("Ada");
        assertThat(tokens.replace(key, stored, Token.bearer("next"))).isTrue();
    }

    @Test
    void theNamesOfTheTokensOfAnOwner() {
        TokenOwner duke = TokenOwner.of(Kind.CALLER, "duke");

        assertThat(tokens.keys("acme", duke))
                .containsExactlyInAnyOrder(
                        TokenKey.of("acme", duke).withName("second"),
                        TokenKey.of("acme", duke).withName("x".repeat(600)));
    }

    @Test
    void aSignInUnderWay() {
        Found found = (Found) pending.take(browser(), "github", "waiting", "/github/authorized");
        PendingAuthorization waiting = found.pending();

        assertThat(waiting.callback()).isEqualTo(URI.create("https://shop.example/github/authorized"));
        assertThat(waiting.returnTo()).isEqualTo("/cart");
        assertThat(waiting.content()).asString(StandardCharsets.UTF_8).isEqualTo("verifier");
    }

    @Test
    void aSignInThatHasSucceeded() {
        Refused refused = (Refused) pending.take(browser(), "github", "used", null);
        CompletedSignIn completed =
                pending.completed(browser(), "github", "used").orElseThrow();

        assertThat(refused.reason()).isEqualTo(Reason.REPLAYED);
        assertThat(completed.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(completed.returnTo()).isEqualTo("/cart");
        assertThat(completed.owner()).contains(TokenOwner.of(Kind.CALLER, "duke"));
    }

    @Test
    void aSessionOfABrowser() {
        MemoryCookies cookies = new MemoryCookies();
        cookies.plant("__Host-remora-session-JjFc4e", "vBaQWQFNXcwEeyMKf6b18zp29066mIr-WzzoY6tACPM");
        StoredSession session = new StoredSessions(
                        new SharedSessions(entries), sealer, Duration.ofHours(12), clock, new SecureRandom())
                .of(cookies, true);

        assertThat(session.get("dev.remora.visitor")).contains("the visitor");
        assertThat(session.get("octets").orElseThrow()).isEqualTo(new byte[] {1, 2, 3});
    }

    @Test
    void logouts() {
        LogoutRegistry logouts = new SharedLogoutRegistry(entries, sealer, clock);
        Instant before = THEN.minusSeconds(60);

        assertThat(logouts.isLoggedOut(ISSUER, "1815", "any", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "s2", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "s3", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "other", before)).isFalse();
    }

    @Test
    void aLinkOfAnAccount() {
        assertThat(new SharedLinkedAccounts(entries, sealer).find(ISSUER, "1815"))
                .contains("duke");
    }

    private static MemorySession browser() {
        MemorySession browser = MemorySession.open();
        browser.set("dev.remora.browser", "a handle");
        return browser;
    }
}
