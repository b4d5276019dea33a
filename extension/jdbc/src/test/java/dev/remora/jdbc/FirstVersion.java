package dev.remora.jdbc;

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
import dev.remora.tck.MemorySession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rows that 1.0 writes are read by this release. They were sealed with a key of 32 times {@code a}, and are in {@code 1.0.sql}
 * as H2 has them. Never change that file: a later form gets another.
 */
abstract class FirstVersion {

    private static final Instant THEN = Instant.parse("2026-11-30T08:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(THEN);
    private static final String ISSUER = "https://op.example";

    private final Engine engine;

    FirstVersion(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void insertRows() throws IOException {
        try (InputStream in = Objects.requireNonNull(FirstVersion.class.getResourceAsStream("1.0.sql"))) {
            for (String statement : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\s+", -1)) {
                if (!statement.isBlank()) {
                    engine.change(octets(statement));
                }
            }
        }
    }

    /** The literals of octets as the engine has them. */
    String octets(String statement) {
        return statement;
    }

    @Test
    void tokens() {
        JdbcTokenStore tokens = engine.tokens();

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
        StoredToken stored = engine.tokens().find(key).orElseThrow();
        OAuth2Token token = (OAuth2Token) stored.token();

        assertThat(token.accessToken()).isEqualTo("access");
        assertThat(token.refreshToken()).isEqualTo("refresh");
        assertThat(token.expiresAt()).isEqualTo(THEN.plusSeconds(3600));
        assertThat(token.scope()).isEqualTo("openid email");
        assertThat(token.identity().map(Identity::name)).contains("Ada");
        assertThat(engine.tokens().replace(key, stored, Token.bearer("next"))).isTrue();
    }

    @Test
    void aSignInUnderWay() {
        Found found = (Found) pending().take(browser(), "github", "waiting", "/github/authorized");
        PendingAuthorization waiting = found.pending();

        assertThat(waiting.callback()).isEqualTo(URI.create("https://shop.example/github/authorized"));
        assertThat(waiting.returnTo()).isEqualTo("/cart");
        assertThat(waiting.content()).asString(StandardCharsets.UTF_8).isEqualTo("verifier");
    }

    @Test
    void aSignInThatHasSucceeded() {
        Refused refused = (Refused) pending().take(browser(), "github", "used", null);
        CompletedSignIn completed =
                pending().completed(browser(), "github", "used").orElseThrow();

        assertThat(refused.reason()).isEqualTo(Reason.REPLAYED);
        assertThat(completed.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(completed.returnTo()).isEqualTo("/cart");
        assertThat(completed.owner()).contains(TokenOwner.of(Kind.CALLER, "duke"));
    }

    @Test
    void logouts() {
        LogoutRegistry logouts = engine.logouts(CLOCK, Engine.sealer('a'));
        Instant before = THEN.minusSeconds(60);

        assertThat(logouts.isLoggedOut(ISSUER, "1815", "any", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "s2", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "s3", before)).isTrue();
        assertThat(logouts.isLoggedOut(ISSUER, "1906", "other", before)).isFalse();
    }

    @Test
    void aLinkOfAnAccount() {
        assertThat(engine.linkedAccounts().find(ISSUER, "1815")).contains("duke");
    }

    @Test
    void aSessionOfABrowser() {
        String key = "s9VhwN-QF7QW_91B02xFeyGJ2KoUc7OoyLpAYkHFJ6Y";

        byte[] record = engine.sessions(CLOCK).find(key).orElseThrow();

        assertThat(Engine.sealer('a').open(record, "session", key))
                .asString(StandardCharsets.UTF_8)
                .contains("dev.remora.visitor", "the visitor");
    }

    private PendingAuthorizations pending() {
        return engine.pending(CLOCK);
    }

    private static MemorySession browser() {
        MemorySession browser = MemorySession.open();
        browser.set("dev.remora.browser", "a handle");
        return browser;
    }
}
