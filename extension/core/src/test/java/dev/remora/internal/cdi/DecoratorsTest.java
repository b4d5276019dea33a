package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A decorator of what an application provides is no second one of it. */
class DecoratorsTest {

    @ApplicationScoped
    static class Getter implements TokenGetter {

        @Override
        public Token token(@Nullable String key) {
            return Token.bearer("plain");
        }
    }

    @Decorator
    @Priority(1)
    static class Decorating implements TokenGetter {

        @Inject
        @Delegate
        @Any
        TokenGetter decorated;

        @Override
        public @Nullable Token token(@Nullable String key) {
            return decorated.token(key) == null ? null : Token.bearer("decorated");
        }
    }

    @Test
    void decorates() {
        try (SignedUp app = SignedUp.with(Getter.class, Decorating.class)) {
            assertThat(app.oauth().remote("oauth2").token()).contains(Token.bearer("decorated"));
        }
    }
}
