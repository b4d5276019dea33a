package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 (RFC 6749) and, where there is an issuer, discovery and OpenID Connect.
 *
 * @param configured the endpoints that are settings; what is configured is not looked up
 * @param openId {@code null} where neither issuer nor metadata-url is set
 */
public record OAuth2Settings(
        String clientId,
        @Nullable Secret clientSecret,
        ClientAuthenticationMethod authenticationMethod,
        AssertionSettings assertion,
        @Nullable String scope,
        Map<String, String> authorizeParams,
        boolean pkce,
        ProviderMetadata configured,
        @Nullable OpenIdSettings openId,
        TokenEndpointSettings tokenEndpoint,
        Duration renewalMargin)
        implements ProtocolSettings {

    public OAuth2Settings {
        authorizeParams = Ordered.copyOf(authorizeParams);
    }

    /** Settings of a client that signs nothing. */
    public OAuth2Settings(
            String clientId,
            @Nullable Secret clientSecret,
            ClientAuthenticationMethod authenticationMethod,
            @Nullable String scope,
            Map<String, String> authorizeParams,
            boolean pkce,
            ProviderMetadata configured,
            @Nullable OpenIdSettings openId,
            TokenEndpointSettings tokenEndpoint,
            Duration renewalMargin) {
        this(
                clientId,
                clientSecret,
                authenticationMethod,
                AssertionSettings.NONE,
                scope,
                authorizeParams,
                pkce,
                configured,
                openId,
                tokenEndpoint,
                renewalMargin);
    }

    /** Returns the configured issuer as it is written, because it is compared character for character. */
    public @Nullable String issuer() {
        return configured.issuer();
    }

    @Override
    public boolean needsCallback() {
        return true;
    }

    @Override
    public boolean allowsOutOfBand() {
        return false;
    }

    @Override
    public boolean canBeMixedUp() {
        return true;
    }

    @Override
    public boolean expectsFormPost() {
        return "form_post".equals(authorizeParams.get("response_mode"));
    }

    @Override
    public boolean provesByCertificate() {
        return authenticationMethod == ClientAuthenticationMethod.CERTIFICATE;
    }

    /** Shows no values of parameters: they may be secrets. */
    @Override
    public String toString() {
        return "OAuth2Settings[clientId=" + clientId + ", clientSecret=" + clientSecret + ", authenticationMethod="
                + authenticationMethod + ", scope=" + scope + ", authorizeParams=" + authorizeParams.keySet()
                + ", pkce=" + pkce + ", configured=" + configured + ", openId=" + openId + ", tokenEndpoint="
                + tokenEndpoint + ", renewalMargin=" + renewalMargin + "]";
    }
}
