package dev.remora.internal.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one remote application, read once.
 *
 * @param userEndpoint where a provider without OpenID Connect says who the user is, or {@code null} if it is not asked
 * @param provider the ways in which the provider differs from the RFCs
 * @param urls that differ with each token
 * @param caller what its sign-ins are in the application
 */
public record RemoteAppSettings(
        String name,
        ProtocolSettings protocol,
        ApiSettings api,
        HttpSettings http,
        Profile profile,
        @Nullable String callback,
        @Nullable URI externalBaseUri,
        @Nullable UserEndpointSettings userEndpoint,
        ProviderSettings provider,
        RuntimeUrls urls,
        CallerSettings caller) {

    /** One whose URLs are the same for all tokens, and whose callers have no roles. */
    public RemoteAppSettings(
            String name,
            ProtocolSettings protocol,
            ApiSettings api,
            HttpSettings http,
            Profile profile,
            @Nullable String callback,
            @Nullable URI externalBaseUri,
            @Nullable UserEndpointSettings userEndpoint,
            ProviderSettings provider) {
        this(
                name,
                protocol,
                api,
                http,
                profile,
                callback,
                externalBaseUri,
                userEndpoint,
                provider,
                RuntimeUrls.none(api),
                CallerSettings.DEFAULT);
    }

    /** One whose provider is not asked who the user is, and keeps to the RFCs. */
    public RemoteAppSettings(
            String name,
            ProtocolSettings protocol,
            ApiSettings api,
            HttpSettings http,
            Profile profile,
            @Nullable String callback,
            @Nullable URI externalBaseUri) {
        this(name, protocol, api, http, profile, callback, externalBaseUri, null, ProviderSettings.RFC);
    }

    /** Whether users get roles here that whoever runs one of the provider's tenants gives them there. */
    public boolean rolesOfAnyTenant() {
        OpenIdSettings openId = protocol.openId();
        return caller.rolesClaim() != null && openId != null && openId.isOfAnyTenant();
    }

    /** Returns the place of the access token in calls of OAuth 2. */
    public TokenPlacement tokenPlacement() {
        TokenPlacement placement = provider.calls().placement();
        return placement == null ? TokenPlacement.authorization(api.authorizationScheme()) : placement;
    }

    /** Whether calls may go to that origin by plain http. */
    public boolean allowsPlainHttp(Origin origin) {
        return profile == Profile.STRICT ? origin.loopback() && api.allowHttp() : origin.loopback() || api.allowHttp();
    }
}
