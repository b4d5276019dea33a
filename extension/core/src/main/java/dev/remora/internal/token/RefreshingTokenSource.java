package dev.remora.internal.token;

import dev.remora.Token;
import dev.remora.spi.TokenSource;
import java.util.Optional;

/** The token of one place, refreshed when it is due and once it was refused. */
public record RefreshingTokenSource(TokenLocation location, TokenRefresher refresher) implements TokenSource {

    @Override
    public Optional<Token> token() {
        return refresher.current(location);
    }

    @Override
    public Optional<Token> replacementFor(Token rejected) {
        return refresher.replacementFor(location, rejected);
    }

    @Override
    public Optional<Token> refresh() {
        return refresher.refresh(location);
    }
}
