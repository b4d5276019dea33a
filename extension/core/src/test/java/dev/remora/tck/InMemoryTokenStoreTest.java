package dev.remora.tck;

import dev.remora.TokenStore;

class InMemoryTokenStoreTest extends TokenStoreContract {

    @Override
    protected TokenStore create() {
        return new InMemoryTokenStore();
    }
}
