package dev.remora.internal.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one remote application, read once.
 *
 * @param userEndpoint where a provider without OpenID Connect says who the user is, or {@code null} if it is not asked
 */
public record RemoteAppSettings(
        String name,
        ProtocolSettings protocol,
        ApiSettings api,
        HttpSettings http,
        Profile profile,
        @Nullable String callback,
        @Nullable URI externalBaseUri,
        @Nullable UserEndpointSettings userEndpoint) {

    /** One whose provider is not asked who the user is. */
    public RemoteAppSettings(
            String name,
            ProtocolSettings protocol,
            ApiSettings api,
            HttpSettings http,
            Profile profile,
            @Nullable String callback,
            @Nullable URI externalBaseUri) {
        this(name, protocol, api, http, profile, callback, externalBaseUri, null);
    }

    /** Whether calls may go to that origin by plain http. */
    public boolean allowsPlainHttp(Origin origin) {
        return profile == Profile.STRICT ? origin.loopback() && api.allowHttp() : origin.loopback() || api.allowHttp();
    }
}
