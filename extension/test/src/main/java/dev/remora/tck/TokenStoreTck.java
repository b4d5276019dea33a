package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link TokenStore} has to do. */
public abstract class TokenStoreTck {

    private static final TokenOwner OWNER = TokenOwner.of(TokenOwner.Kind.CALLER, "duke");
    protected static final TokenKey KEY = TokenKey.of("github", OWNER);

    private TokenStore store;

    /** A new, empty store. */
    protected abstract TokenStore create();

    @BeforeEach
    void createStore() {
        store = create();
    }

    static List<Token> tokens() {
        return List.of(
                Token.bearer("abc"),
                Token.oauth1("token", "secret"),
                Token.oauth1("", ""),
                Token.oauth1("t", "s").withParameters(Map.of("screen_name", "düké", "user_id", "")),
                Token.bearer("access")
                        .withType("bearer")
                        .withRefreshToken("refresh")
                        .withExpiresAt(Instant.parse("2026-01-02T03:04:05.678901234Z"))
                        .withScope("user:email")
                        .withIdToken("id.token.x")
                        .withParameters(Map.of("team", "{\"id\":1}")),
                Token.bearer("access")
                        .withIdentity(Identity.of("https://op.example", "7").withEmail("düké@example.com", true)),
                Token.oauth1("t", "s").withIdentity(Identity.of("https://op.example", "7")),
                Token.bearer("access").withExpiresAt(Instant.MAX).withScope(""));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void findsWhatWasSaved(Token token) {
        store.save(KEY, token);

        assertThat(store.find(KEY)).map(StoredToken::token).contains(token);
    }

    @Test
    void findsNothingWhereNothingWasSaved() {
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void aSecondGrantTakesThePlaceOfTheFirst() {
        store.save(KEY, Token.bearer("first"));
        store.save(KEY, Token.bearer("second"));

        assertThat(found()).isEqualTo(Token.bearer("second"));
    }

    @Test
    void keepsRemoteAppsAndNamesApart() {
        TokenKey gitlab = TokenKey.of("gitlab", OWNER);
        TokenKey work = TokenKey.of("github", OWNER).withName("work");
        TokenKey noName = TokenKey.of("github", OWNER).withName("");
        store.save(KEY, Token.bearer("one"));
        store.save(gitlab, Token.bearer("two"));
        store.save(work, Token.bearer("three"));
        store.save(noName, Token.bearer("four"));
        store.remove(gitlab);

        assertThat(found()).isEqualTo(Token.bearer("one"));
        assertThat(store.find(gitlab)).isEmpty();
        assertThat(store.find(work)).map(StoredToken::token).contains(Token.bearer("three"));
        assertThat(store.find(noName)).map(StoredToken::token).contains(Token.bearer("four"));
    }

    static List<String> owners() {
        return List.of(
                "alice",
                "Alice",
                "alice ",
                " alice",
                "\u00e5lice",
                "a\u030alice",
                "",
                "al\0ice",
                "al'ice\"; --",
                "%alice_",
                "\ud83d\udc1f",
                "alice".repeat(400),
                "alice".repeat(400) + "s");
    }

    @Test
    void keepsOwnersApartWhateverTheirLetters() {
        for (String owner : owners()) {
            store.save(ofCaller(owner), Token.bearer("of " + owner.length() + owner.hashCode()));
        }
        store.save(
                TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.SESSION, "alice")), Token.bearer("of a session"));
        store.remove(ofCaller("Alice"));

        assertThat(store.find(ofCaller("Alice"))).isEmpty();
        for (String owner : owners()) {
            if (!owner.equals("Alice")) {
                assertThat(store.find(ofCaller(owner)))
                        .as(owner)
                        .map(StoredToken::token)
                        .contains(Token.bearer("of " + owner.length() + owner.hashCode()));
            }
        }
    }

    @Test
    void keepsNamesApartWhateverTheirLetters() {
        for (String name : owners()) {
            store.save(KEY.withName(name), Token.bearer("of " + name.length() + name.hashCode()));
        }

        for (String name : owners()) {
            assertThat(store.find(KEY.withName(name)))
                    .as(name)
                    .map(StoredToken::token)
                    .contains(Token.bearer("of " + name.length() + name.hashCode()));
        }
        assertThat(store.find(KEY)).isEmpty();
    }

    private static TokenKey ofCaller(String name) {
        return TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.CALLER, name));
    }

    @Test
    void keepsLargeTokens() {
        String large = "0123456789abcdef".repeat(largest() / 16);
        for (int i = 0; i < 10; i++) {
            store.save(KEY.withName("large" + i), Token.bearer(i + large));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(store.find(KEY.withName("large" + i)).orElseThrow().token())
                    .isEqualTo(Token.bearer(i + large));
        }
    }

    /** The size of one token of ten that the store keeps, in characters. */
    protected int largest() {
        return 1024 * 1024;
    }

    @Test
    @Tag("D-02")
    void replacesTheTokenThatWasRead() {
        store.save(KEY, Token.bearer("old"));

        assertThat(store.replace(KEY, read(), Token.bearer("new"))).isTrue();
        assertThat(found()).isEqualTo(Token.bearer("new"));
    }

    @Test
    @Tag("D-02")
    void doesNotReplaceATokenThatSomebodyElseRenewed() {
        store.save(KEY, Token.bearer("old"));
        StoredToken read = read();
        store.replace(KEY, read, Token.bearer("winner"));

        assertThat(store.replace(KEY, read, Token.bearer("loser"))).isFalse();
        assertThat(found()).isEqualTo(Token.bearer("winner"));
    }

    @Test
    void doesNotReplaceATokenThatTheUserGrantedMeanwhile() {
        store.save(KEY, Token.bearer("old"));
        StoredToken read = read();
        store.save(KEY, Token.bearer("granted"));

        assertThat(store.replace(KEY, read, Token.bearer("renewed"))).isFalse();
        assertThat(found()).isEqualTo(Token.bearer("granted"));
    }

    @Test
    void anEqualTokenGrantedMeanwhileIsAnotherOne() {
        store.save(KEY, Token.bearer("same"));
        StoredToken read = read();
        store.save(KEY, Token.bearer("same"));

        assertThat(store.replace(KEY, read, Token.bearer("renewed"))).isFalse();
    }

    @Test
    @Tag("D-08")
    void doesNotBringBackATokenThatWasRemoved() {
        store.save(KEY, Token.bearer("old"));
        StoredToken read = read();
        store.remove(KEY);

        assertThat(store.replace(KEY, read, Token.bearer("renewed"))).isFalse();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Tag("D-08")
    void aVersionNeverComesBack() {
        Set<String> versions = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            store.save(KEY, Token.bearer("same"));
            versions.add(read().version());
            store.replace(KEY, read(), Token.bearer("same"));
            versions.add(read().version());
            store.remove(KEY);
        }

        assertThat(versions).hasSize(200);
    }

    @Test
    void removesTheVeryTokenThatWasRead() {
        store.save(KEY, Token.bearer("worthless"));

        assertThat(store.remove(KEY, read())).isTrue();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void doesNotRemoveATokenThatTookItsPlace() {
        store.save(KEY, Token.bearer("worthless"));
        StoredToken read = read();
        store.save(KEY, Token.bearer("granted"));

        assertThat(store.remove(KEY, read)).isFalse();
        assertThat(found()).isEqualTo(Token.bearer("granted"));
    }

    @Test
    void removesNothingWhereNothingIs() {
        store.save(KEY, Token.bearer("worthless"));
        StoredToken read = read();
        store.remove(KEY);
        store.remove(KEY);

        assertThat(store.remove(KEY, read)).isFalse();
    }

    @Test
    @Tag("D-02")
    void ofFiftyRenewalsAtOnceOneIsSaved() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            store.save(KEY, Token.bearer("old"));
            StoredToken read = read();
            SharedCounter renewals = new SharedCounter();

            List<Boolean> saved =
                    AtOnce.call(50, () -> store.replace(KEY, read, Token.bearer("renewed-" + renewals.next())));

            assertThat(Collections.frequency(saved, true)).isEqualTo(1);
        }
    }

    @Test
    @Tag("D-08")
    void aRenewalDuringARemovalElsewhereIsSavedAsTheStoreDeclares() {
        store.save(KEY, Token.bearer("old"));
        StoredToken read = read();
        TokenStore sameMoment = inAnotherRequestOfThisMoment();
        store.remove(KEY);

        assertThat(sameMoment.replace(KEY, read, Token.bearer("renewed"))).isEqualTo(!requestsSeeEachOther());
    }

    /** The same store in another request that the same browser sends at this moment. */
    protected TokenStore inAnotherRequestOfThisMoment() {
        return store;
    }

    /** Whether a change shows in requests that had begun before. Where not, the answer wins that the browser reads last. */
    protected boolean requestsSeeEachOther() {
        return true;
    }

    protected final TokenStore store() {
        return store;
    }

    protected final StoredToken read() {
        return store.find(KEY).orElseThrow();
    }

    private Token found() {
        return read().token();
    }
}
