package dev.remora.internal.cdi;

import jakarta.enterprise.inject.spi.Bean;
import org.jspecify.annotations.Nullable;

/** A bean that fills one of our contracts, for one remote app or ({@code null}) for all; those of one contract have an order. */
record ContractBean(
        Bean<?> bean, Class<?> contract, @Nullable String remoteApp, int priority, String place)
        implements Comparable<ContractBean> {

    @Override
    public int compareTo(ContractBean other) {
        return priority == other.priority ? place.compareTo(other.place) : Integer.compare(priority, other.priority);
    }
}
