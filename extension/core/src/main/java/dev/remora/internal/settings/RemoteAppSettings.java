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
        @Nullable URI externalBaseUri) {

    /** Whether calls may go to that origin by plain http. */
    public boolean allowsPlainHttp(Origin origin) {
        return profile == Profile.STRICT ? origin.loopback() && api.allowHttp() : origin.loopback() || api.allowHttp();
    }
}
