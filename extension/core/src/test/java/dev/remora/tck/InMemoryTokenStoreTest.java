package dev.remora.tck;

import dev.remora.TokenStore;

class InMemoryTokenStoreTest extends TokenStoreTck {

    @Override
    protected TokenStore create() {
        return new InMemoryTokenStore();
    }
}
