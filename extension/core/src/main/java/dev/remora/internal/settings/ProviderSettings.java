package dev.remora.internal.settings;

/** The ways in which a provider differs from the RFCs. */
public record ProviderSettings(RequestFormat requests, CallFormat calls) {

    public static final ProviderSettings RFC = new ProviderSettings(RequestFormat.RFC, CallFormat.RFC);
}
