package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 (RFC 6749).
 *
 * @param issuer as it is written, because it is compared character for character (RFC 9207 section 2.4)
 */
public record OAuth2Settings(
        String clientId,
        @Nullable Secret clientSecret,
        ClientAuthenticationMethod authenticationMethod,
        @Nullable String scope,
        Map<String, String> authorizeParams,
        boolean pkce,
        @Nullable URI authorizeUrl,
        @Nullable String issuer,
        TokenEndpointSettings tokenEndpoint,
        Duration renewalMargin)
        implements ProtocolSettings {

    public OAuth2Settings {
        authorizeParams = Ordered.copyOf(authorizeParams);
    }

    /** Shows no values of parameters: they may be secrets. */
    @Override
    public String toString() {
        return "OAuth2Settings[clientId=" + clientId + ", clientSecret=" + clientSecret + ", authenticationMethod="
                + authenticationMethod + ", scope=" + scope + ", authorizeParams=" + authorizeParams.keySet()
                + ", pkce=" + pkce + ", authorizeUrl=" + authorizeUrl + ", issuer=" + issuer + ", tokenEndpoint="
                + tokenEndpoint
                + ", renewalMargin=" + renewalMargin + "]";
    }
}
