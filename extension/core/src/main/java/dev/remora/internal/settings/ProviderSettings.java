package dev.remora.internal.settings;

import java.util.Set;

/**
 * The ways in which a provider differs from the RFCs.
 *
 * @param tolerated the names of tolerances that hold in the strict profile too
 */
public record ProviderSettings(
        RequestFormat requests, ResponseFormat responses, CallFormat calls, Set<String> tolerated) {

    public static final ProviderSettings RFC =
            new ProviderSettings(RequestFormat.RFC, ResponseFormat.RFC, CallFormat.RFC, Set.of());

    public ProviderSettings {
        tolerated = Set.copyOf(tolerated);
    }
}
