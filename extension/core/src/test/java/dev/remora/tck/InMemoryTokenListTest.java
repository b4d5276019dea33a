package dev.remora.tck;

import dev.remora.TokenStore;

class InMemoryTokenListTest extends TokenListTck {

    @Override
    protected TokenStore create() {
        return new InMemoryTokenStore();
    }
}
