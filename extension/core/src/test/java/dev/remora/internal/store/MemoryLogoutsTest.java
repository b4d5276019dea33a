package dev.remora.internal.store;

import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.LogoutRegistryTck;
import java.time.InstantSource;

class MemoryLogoutsTest extends LogoutRegistryTck {

    @Override
    protected LogoutRegistry create(InstantSource clock) {
        return new MemoryLogoutRegistry(clock);
    }
}
