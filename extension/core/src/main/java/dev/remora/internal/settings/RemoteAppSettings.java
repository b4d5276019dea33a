package dev.remora.internal.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The settings of one remote application, read once. */
public record RemoteAppSettings(
        String name,
        ProtocolSettings protocol,
        ApiSettings api,
        HttpSettings http,
        Profile profile,
        @Nullable String callback,
        @Nullable URI externalBaseUri) {}
