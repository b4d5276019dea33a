package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.LogoutRegistryTck;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SharedLogoutRegistryTest extends LogoutRegistryTck {

    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);

    @Override
    protected LogoutRegistry create(InstantSource clock) {
        return new SharedLogoutRegistry(entries, Sealers.of('a'), clock);
    }

    /** It has the next key, and still the old one. */
    @Override
    protected LogoutRegistry onAnotherNode() {
        return new SharedLogoutRegistry(entries, Sealers.of('b', 'a'), clock);
    }

    @Test
    void aFloodOfTheFrontChannelHasBoundedRoomAndPushesNoOtherOut() {
        LogoutRegistry registry = create(clock);
        registry.add(Logout.ofToken(
                "https://op.example",
                "7",
                "signed",
                "j1",
                clock.instant(),
                clock.instant().plusSeconds(3600)));
        for (int number = 0; number < 80_000; number++) {
            registry.add(Logout.ofFrontChannel(
                    "https://op.example",
                    "s" + number,
                    clock.instant(),
                    clock.instant().plusSeconds(3600)));
        }

        assertThat(entries.dump().length()).isLessThan(4096 * (16 * 59 + 64));
        assertThat(registry.isLoggedOut("https://op.example", "7", "signed", clock.instant()))
                .isTrue();
        assertThat(registry.isLoggedOut("https://op.example", "8", "s79999", clock.instant()))
                .isTrue();
    }
}
