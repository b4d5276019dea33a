package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.store.PlainSealer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that hold letters of two cases to be the same. */
@Tag("S-04")
class CollationTest {

    private static final TokenKey LOWER = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "alice"));
    private static final TokenKey UPPER = TokenKey.of("github", TokenOwner.of(Kind.CALLER, "Alice"));

    @ParameterizedTest
    @ValueSource(strings = {";IGNORECASE=TRUE", ";INIT=SET COLLATION ENGLISH STRENGTH PRIMARY"})
    void callersOfTwoCasesAreTwo(String settings) {
        JdbcTokenStore tokens = Engine.h2(settings).tokens(new PlainSealer());

        tokens.save(LOWER, Token.bearer("of alice"));
        tokens.save(UPPER, Token.bearer("of Alice"));

        assertThat(tokens.find(LOWER)).map(StoredToken::token).contains(Token.bearer("of alice"));
        assertThat(tokens.find(UPPER)).map(StoredToken::token).contains(Token.bearer("of Alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";IGNORECASE=TRUE", ";INIT=SET COLLATION ENGLISH STRENGTH PRIMARY"})
    void tokensOfOneCallerAreListedForNobodyElse(String settings) {
        JdbcTokenStore tokens = Engine.h2(settings).tokens(new PlainSealer());

        tokens.save(LOWER.withName("work"), Token.bearer("of alice"));

        assertThat(tokens.keys("github", UPPER.owner())).isEmpty();
        assertThat(tokens.keys("github", LOWER.owner())).containsExactly(LOWER.withName("work"));
    }
}
