package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SettableClock;
import dev.remora.tck.TokenListTck;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedTokenListTest extends TokenListTck {

    private final InMemorySharedEntries entries = new InMemorySharedEntries(new SettableClock());

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(entries, Sealers.of('a'), Duration.ofDays(30));
    }

    /** The name is empty, has no sign of a name, is cut off, or of a negative length. */
    @ParameterizedTest
    @ValueSource(strings = {"01000000000000", "0100017800000000", "01000a3a", "0100023a78ffffffff"})
    void aListThatCannotBeReadIsNone(String list) {
        TokenKey alice = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "alice"));
        TokenStore tokens = create();
        tokens.save(alice, Token.bearer("of alice"));

        entries.putIfAbsent(
                Space.TOKEN_NAMES, ":github|caller:alice", HexFormat.of().parseHex(list), null);

        assertThat(tokens.keys("github", alice.owner())).containsExactly(alice);
    }
}
