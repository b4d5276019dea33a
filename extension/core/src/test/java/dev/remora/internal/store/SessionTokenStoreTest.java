package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RequestRefusedException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.tck.AtOnce;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SharedCounter;
import dev.remora.tck.TokenStoreTck;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionTokenStoreTest extends TokenStoreTck {

    private static final String ATTRIBUTE = "dev.remora.token.CALLER.4.duke.github";

    private final MemorySession browser = MemorySession.open();

    @Override
    protected TokenStore create() {
        return new SessionTokenStores(new SessionLocks()).of(browser, () -> true);
    }

    @Test
    @Tag("E-08")
    void theNextCallerInTheSessionFindsNothingOfTheLastOne() {
        store().save(KEY, Token.bearer("of duke"));

        for (TokenOwner other : List.of(
                TokenOwner.of(Kind.CALLER, "bob"), TokenOwner.of(Kind.SESSION, "duke"), TokenOwner.application())) {
            assertThat(store().find(TokenKey.of("github", other))).isEmpty();
            store().remove(TokenKey.of("github", other));
        }
        assertThat(read().token()).isEqualTo(Token.bearer("of duke"));
    }

    @Test
    void namesOfCallersAppsAndTokensAreNotMixedUp() {
        store().save(TokenKey.of("a", TokenOwner.of(Kind.CALLER, "b.c")).withName("d"), Token.bearer("one"));

        assertThat(store().find(TokenKey.of("c", TokenOwner.of(Kind.CALLER, "b"))
                        .withName("a.d")))
                .isEmpty();
        assertThat(store().find(TokenKey.of("a", TokenOwner.of(Kind.CALLER, "b"))
                        .withName("c.d")))
                .isEmpty();
    }

    @Test
    void beginsASessionWhereThereIsNone() {
        MemorySession newcomer = MemorySession.none();
        TokenStore store = new SessionTokenStores(new SessionLocks()).of(newcomer, () -> true);
        store.save(KEY, Token.bearer("abc"));

        assertThat(newcomer.id()).isPresent();
        assertThat(store.find(KEY)).isPresent();
    }

    @Test
    void neitherFindingNorReplacingBeginsASession() {
        MemorySession newcomer = MemorySession.none();
        TokenStore store = new SessionTokenStores(new SessionLocks()).of(newcomer, () -> true);

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.replace(KEY, StoredToken.of(Token.bearer("a"), "1"), Token.bearer("b")))
                .isFalse();
        store.remove(KEY);
        assertThat(newcomer.id()).isEmpty();
    }

    @Test
    @Tag("D-02")
    void requestsOfOneSessionReplaceATokenOnce() throws InterruptedException {
        SessionTokenStores stores = new SessionTokenStores(new SessionLocks());
        stores.of(browser, () -> true).save(KEY, Token.bearer("old"));
        StoredToken read = read();
        SharedCounter renewals = new SharedCounter();

        List<Boolean> saved = AtOnce.call(
                50,
                () -> stores.of(browser, () -> true).replace(KEY, read, Token.bearer("renewed-" + renewals.next())));

        assertThat(Collections.frequency(saved, true)).isEqualTo(1);
    }

    @Test
    @Tag("D-08")
    void doesNotBringBackATokenOfASessionThatEnded() {
        store().save(KEY, Token.bearer("old"));
        StoredToken read = read();
        browser.invalidate();

        assertThat(store().replace(KEY, read, Token.bearer("renewed"))).isFalse();
        assertThat(store().remove(KEY, read)).isFalse();
        store().remove(KEY);
        assertThat(store().find(KEY)).isEmpty();
        assertThat(browser.octets()).isEmpty();
    }

    @Test
    void saysWhyATokenCannotBeSaved() {
        browser.invalidate();

        assertThatThrownBy(() -> store().save(KEY, Token.bearer("canary")))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00702: remote app 'github': the token cannot be saved, because the browser session"
                        + " cannot be written: it was invalidated, or the response is under way");
    }

    @Test
    @Tag("S-05")
    void keepsOnlyWhatTheJdkItselfCanRead() {
        store().save(KEY, Token.bearer("abc"));

        assertThat(browser.get(ATTRIBUTE)).containsInstanceOf(byte[].class);
    }

    @Test
    @Tag("S-05")
    void aForeignAttributeIsNoToken() {
        browser.set(ATTRIBUTE, "Bearer abc");
        assertThat(store().find(KEY)).isEmpty();

        browser.set(ATTRIBUTE, new byte[] {9, 9, 9});
        assertThat(store().find(KEY)).isEmpty();
    }

    @Test
    @Tag("S-05")
    void aDamagedAttributeIsNeverAnError() {
        store().save(KEY, Token.oauth1("token", "secret"));
        byte[] whole = (byte[]) browser.get(ATTRIBUTE).orElseThrow();

        for (int at = 0; at < whole.length; at++) {
            browser.set(ATTRIBUTE, Arrays.copyOf(whole, at));
            assertThat(store().find(KEY)).isEmpty();

            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x80;
            browser.set(ATTRIBUTE, damaged);
            assertThat(store().find(KEY)).isEmpty();
        }
    }

    @Test
    @Tag("S-05")
    void readsWhatTheFirstVersionWrote() {
        browser.set(ATTRIBUTE, FirstVersion.TOKEN.clone());

        assertThat(store().find(KEY))
                .contains(StoredToken.of(
                        Token.bearer("access")
                                .withRefreshToken("refresh")
                                .withExpiresAt(Instant.parse("2026-01-02T04:04:05Z"))
                                .withScope("user")
                                .withParameters(Map.of("login", "duke")),
                        "version"));
    }
}
