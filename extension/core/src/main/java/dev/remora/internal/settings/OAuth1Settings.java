package dev.remora.internal.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth 1.0a (RFC 5849). */
public record OAuth1Settings(
        String clientId,
        SigningSettings signing,
        CallbackSettings callbacks,
        URI requestTokenUrl,
        String requestTokenMethod,
        Map<String, String> requestTokenParams,
        ProviderMetadata configured,
        Map<String, String> authorizeParams,
        TokenEndpointSettings tokenEndpoint,
        Duration renewalMargin)
        implements ProtocolSettings {

    public OAuth1Settings {
        requestTokenParams = Ordered.copyOf(requestTokenParams);
        authorizeParams = Ordered.copyOf(authorizeParams);
    }

    @Override
    public boolean needsCallback() {
        return callbacks.sent();
    }

    @Override
    public boolean allowsOutOfBand() {
        return true;
    }

    /** The temporary token is known to one provider only. */
    @Override
    public boolean canBeMixedUp() {
        return false;
    }

    @Override
    public boolean expectsFormPost() {
        return false;
    }

    @Override
    public boolean provesByCertificate() {
        return false;
    }

    @Override
    public @Nullable OpenIdSettings openId() {
        return null;
    }

    /** Shows no values of parameters: they may be secrets. */
    @Override
    public String toString() {
        return "OAuth1Settings[clientId=" + clientId + ", signing=" + signing + ", callbacks=" + callbacks
                + ", requestTokenUrl=" + requestTokenUrl + ", requestTokenMethod=" + requestTokenMethod
                + ", requestTokenParams=" + requestTokenParams.keySet() + ", configured=" + configured
                + ", authorizeParams=" + authorizeParams.keySet() + ", tokenEndpoint=" + tokenEndpoint
                + ", renewalMargin=" + renewalMargin + "]";
    }
}
