package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} has to do that lists the tokens of an owner. */
public abstract class TokenListTck {

    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke"));

    private TokenStore store;

    /** A new, empty store. */
    protected abstract TokenStore create();

    @BeforeEach
    void createStore() {
        store = create();
    }

    @Test
    void listsNothingWhereNothingWasSaved() {
        assertThat(keysOf(KEY)).isEmpty();
    }

    @Test
    void listsTheTokenWithoutANameAndThoseWithOne() {
        save(KEY, KEY.withName("work"), KEY.withName("home"));

        assertThat(keysOf(KEY)).containsExactlyInAnyOrder(KEY, KEY.withName("work"), KEY.withName("home"));
    }

    @Test
    void listsNoTokenOfAnotherOwnerOrRemoteApp() {
        TokenKey ofSession = TokenKey.of("github", TokenOwner.of(Kind.SESSION, "duke"));
        TokenKey ofUpperCase = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "Duke"));
        TokenKey ofSimilarName = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "duke.github"));
        TokenKey ofOtherApp = TokenKey.of("gitlab", KEY.owner());
        save(ofSession, ofUpperCase, ofSimilarName, ofOtherApp.withName("work"));

        assertThat(keysOf(KEY)).isEmpty();
        assertThat(keysOf(ofOtherApp)).containsExactly(ofOtherApp.withName("work"));
    }

    @Test
    void listsNamesWhateverTheirLettersAndLength() {
        Set<TokenKey> keys = Stream.of(
                        "", " ", "work", "Work", "work ", "w.o.r.k", "w%6frk", "wo\0rk", "\u00fc", "\ud83d\udc1f")
                .map(KEY::withName)
                .collect(Collectors.toSet());
        keys.add(KEY.withName("work".repeat(100)));
        keys.add(KEY.withName("work".repeat(100) + "s"));
        keys.forEach(this::save);

        assertThat(Set.copyOf(keysOf(KEY))).isEqualTo(keys);
    }

    @Test
    void doesNotListATokenThatWasRemoved() {
        save(KEY, KEY.withName("work"), KEY.withName("home"));
        store.remove(KEY.withName("work"));
        store.remove(KEY, store.find(KEY).orElseThrow());

        assertThat(keysOf(KEY)).containsExactly(KEY.withName("home"));
    }

    @Test
    void listsATokenOnceHoweverOftenItWasRenewed() {
        save(KEY.withName("work"), KEY.withName("work"));
        store.replace(KEY.withName("work"), store.find(KEY.withName("work")).orElseThrow(), Token.bearer("renewed"));

        assertThat(keysOf(KEY)).containsExactly(KEY.withName("work"));
    }

    @Test
    void aLeaseOnATokenThatIsNotThereIsNoToken() {
        assertThat(store.lease(KEY.withName("work"), Duration.ofSeconds(30))).isPresent();

        assertThat(keysOf(KEY)).isEmpty();
    }

    private void save(TokenKey... keys) {
        for (TokenKey key : keys) {
            store.save(key, Token.bearer("of " + key.name()));
        }
    }

    private List<TokenKey> keysOf(TokenKey key) {
        return store.keys(key.remoteApp(), key.owner());
    }
}
