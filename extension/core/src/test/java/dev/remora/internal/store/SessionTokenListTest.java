package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.tck.MemorySession;
import dev.remora.tck.TokenListTck;
import org.junit.jupiter.api.Test;

class SessionTokenListTest extends TokenListTck {

    private final MemorySession browser = MemorySession.open();

    @Override
    protected TokenStore create() {
        return new SessionTokenStores(new SessionLocks()).of(browser, () -> true);
    }

    @Test
    void aSessionThatEndedHasNone() {
        TokenStore store = create();
        browser.invalidate();

        assertThat(store.keys("github", TokenOwner.of(TokenOwner.Kind.CALLER, "duke")))
                .isEmpty();
    }
}
