package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.CompletedSignIn;
import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.Logout;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads the database learns nothing, and whoever writes it cannot give one user the token of another. */
@Tag("S-04")
@OnEngine(Dialect.H2)
class EncryptionTest {

    private static final TokenKey DUKE = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke"));
    private static final TokenKey ANN = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "ann"));
    private static final String ISSUER = "https://op.example";

    private final Engine engine;
    private final SettableClock clock = new SettableClock();

    EncryptionTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void aDumpHoldsNoSecret() {
        engine.tokens()
                .save(
                        TokenKey.of("github", TokenOwner.of(Kind.SESSION, "canary-session")),
                        Token.bearer("canary-access")
                                .withRefreshToken("canary-refresh")
                                .withIdentity(Identity.of("https://canary.example", "canary-subject")));
        PendingAuthorizations pending = engine.pending(clock);
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
        engine.logouts(clock, Engine.sealer('a'))
                .add(Logout.ofToken(
                        "https://canary.example",
                        "canary-subject",
                        "canary-sid",
                        "canary-jti",
                        clock.instant(),
                        clock.instant().plusSeconds(600)));

        String handle = (String) browser.get("dev.remora.browser").orElseThrow();
        assertThat(engine.dump())
                .contains("github", "SUCCEEDED", "session#", "BACK")
                .doesNotContain("canary", handle);
    }

    @Test
    void aRowOfAnotherUserIsNotRead() {
        JdbcTokenStore tokens = engine.tokens();
        tokens.save(DUKE, Token.bearer("of duke"));
        tokens.save(ANN, Token.bearer("of ann"));

        engine.change(
                "UPDATE remora_token SET (version, record) = (SELECT version, record FROM remora_token WHERE owner ="
                        + " 'caller:ann') WHERE owner = 'caller:duke'");

        assertThat(tokens.find(DUKE)).isEmpty();
        assertThat(tokens.find(ANN)).map(StoredToken::token).contains(Token.bearer("of ann"));
    }

    @Test
    void anEarlierRecordIsNotReadUnderALaterVersion() {
        JdbcTokenStore tokens = engine.tokens();
        tokens.save(DUKE, Token.bearer("of duke"));
        engine.change("UPDATE remora_token SET version = version + 1");

        assertThat(tokens.find(DUKE)).isEmpty();
    }

    @Test
    void threeKeysAreLiveAndTheNextWriteTakesTheNewest() {
        engine.tokens(Engine.sealer('a')).save(DUKE, Token.bearer("first"));
        JdbcTokenStore tokens = engine.tokens(Engine.sealer('c', 'b', 'a'));
        StoredToken read = tokens.find(DUKE).orElseThrow();

        assertThat(tokens.replace(DUKE, read, Token.bearer("second"))).isTrue();
        assertThat(engine.tokens(Engine.sealer('c')).find(DUKE))
                .map(StoredToken::token)
                .contains(Token.bearer("second"));
        assertThat(engine.dump()).contains(Engine.sealer('c').keyId());
    }

    @Test
    void aRecordOfAKeyThatIsGoneIsTakenForNoneAndGivesWayToTheNextGrant() {
        engine.tokens(Engine.sealer('a')).save(DUKE, Token.bearer("first"));
        JdbcTokenStore tokens = engine.tokens(Engine.sealer('b'));

        assertThat(tokens.find(DUKE)).isEmpty();
        tokens.save(DUKE, Token.bearer("granted"));
        assertThat(tokens.find(DUKE)).map(StoredToken::token).contains(Token.bearer("granted"));
    }

    @Test
    void theLinkOfAnotherIdentityIsNotRead() {
        LinkedAccounts accounts = engine.linkedAccounts();
        accounts.link(ISSUER, "7", "boss");
        accounts.link(ISSUER, "mallory", "mallory");

        engine.change(
                "UPDATE remora_linked_account SET record = (SELECT record FROM remora_linked_account WHERE hash = ?)"
                        + " WHERE hash = ?",
                Columns.hashOfIdentity(ISSUER, "7"),
                Columns.hashOfIdentity(ISSUER, "mallory"));

        assertThat(accounts.find(ISSUER, "mallory")).isEmpty();
        assertThat(accounts.unlink(ISSUER, "mallory", "boss")).isFalse();
    }

    @Test
    void theCallerOfALinkIsNotInTheDatabase() {
        engine.linkedAccounts().link(ISSUER, "7", "canary");

        assertThat(engine.dump()).contains(Columns.hashOfIdentity(ISSUER, "7")).doesNotContain("canary");
        assertThat(engine.dump()).doesNotContain("c\0a\0n\0a\0r\0y");
    }

    @Test
    void aLinkOfAnOldKeyIsWrittenAnewWhenItIsRead() {
        engine.linkedAccounts(Engine.sealer('a')).link(ISSUER, "7", "alice");

        assertThat(engine.linkedAccounts(Engine.sealer('b', 'a')).find(ISSUER, "7"))
                .contains("alice");
        assertThat(engine.linkedAccounts(Engine.sealer('b')).find(ISSUER, "7")).contains("alice");
        assertThat(engine.dump()).contains(Engine.sealer('b').keyId());
    }

    @Test
    void aLinkOfAnOldKeyIsKeptForItsCaller() {
        engine.linkedAccounts(Engine.sealer('a')).link(ISSUER, "7", "alice");
        LinkedAccounts accounts = engine.linkedAccounts(Engine.sealer('b', 'a'));

        assertThat(accounts.link(ISSUER, "7", "bob")).isFalse();
        assertThat(accounts.unlink(ISSUER, "7", "alice")).isTrue();
    }

    @Test
    void aLinkOfAKeyThatIsGoneGivesWayToTheNext() {
        engine.linkedAccounts(Engine.sealer('a')).link(ISSUER, "7", "alice");
        LinkedAccounts accounts = engine.linkedAccounts(Engine.sealer('b'));

        assertThat(accounts.find(ISSUER, "7")).isEmpty();
        assertThat(accounts.link(ISSUER, "7", "bob")).isTrue();
        assertThat(accounts.find(ISSUER, "7")).contains("bob");
    }
}
