package dev.remora.internal.signin;

import dev.remora.Token;
import dev.remora.spi.TokenSource;
import java.util.Optional;

/** The token of one place, renewed when it is due and once it was refused. */
record RefreshingTokenSource(TokenLocation slot, TokenRefresher renewals) implements TokenSource {

    @Override
    public Optional<Token> token() {
        return renewals.current(slot);
    }

    @Override
    public Optional<Token> replacementFor(Token rejected) {
        return renewals.replacementFor(slot, rejected);
    }
}
