package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SettableClock;
import dev.remora.tck.TokenListTck;

class CookieTokenListTest extends TokenListTck {

    @Override
    protected TokenStore create() {
        return new SessionTokenStores(new SessionLocks())
                .of(Cookies.session(new MemoryCookies(), new SettableClock()), () -> true);
    }
}
