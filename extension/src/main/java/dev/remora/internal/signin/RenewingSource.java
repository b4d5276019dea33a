package dev.remora.internal.signin;

import dev.remora.Token;
import dev.remora.spi.TokenSource;
import java.util.Optional;

/** The token of one place, renewed when it is due and once it was refused. */
record RenewingSource(TokenSlot slot, Renewals renewals) implements TokenSource {

    @Override
    public Optional<Token> token() {
        return renewals.current(slot);
    }

    @Override
    public Optional<Token> insteadOf(Token rejected) {
        return renewals.insteadOf(slot, rejected);
    }
}
