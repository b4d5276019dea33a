package dev.remora.internal.store;

import dev.remora.LinkedAccounts;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.LinkedAccountsTck;
import dev.remora.tck.SettableClock;

class SharedLinkedAccountsTest extends LinkedAccountsTck {

    private final InMemorySharedEntries entries = new InMemorySharedEntries(new SettableClock());

    @Override
    protected LinkedAccounts create() {
        return new SharedLinkedAccounts(entries);
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return new SharedLinkedAccounts(entries);
    }
}
