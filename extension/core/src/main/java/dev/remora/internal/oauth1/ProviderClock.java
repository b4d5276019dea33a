package dev.remora.internal.oauth1;

import java.time.Instant;
import java.time.InstantSource;

/** The time as one provider sees it: this machine's, moved once a provider has said it is wrong. Shared by all calls. */
public final class ProviderClock implements InstantSource {

    private final InstantSource own;
    private volatile long offsetMillis;

    public ProviderClock(InstantSource own) {
        this.own = own;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return own.millis() + offsetMillis;
    }

    /** Moves the clock, for every call from now on; the last one to move it wins. */
    public void correctTo(Instant providerTime) {
        offsetMillis = providerTime.toEpochMilli() - own.millis();
    }
}
