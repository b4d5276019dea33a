package dev.remora.internal.http;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.wire.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of the remote app "github", as far as protocol calls go by them. */
record Apps(ProtocolSettings protocol, HttpSettings http, Set<Origin> origins, boolean allowHttp, Profile profile) {

    static final int SIZE_LIMIT = 1024;

    private static final HttpSettings HTTP = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            null,
            SIZE_LIMIT,
            1 << 20,
            1000,
            null,
            null);

    static Apps oauth2() {
        return oauth2(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    static Apps oauth2(ClientAuthenticationMethod authentication) {
        OAuth2Settings protocol = new OAuth2Settings(
                "id",
                Secret.of("secret"),
                authentication,
                null,
                Map.of(),
                true,
                ProviderMetadata.of(null, null),
                null,
                new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of()),
                Duration.ofSeconds(60));
        return new Apps(protocol, HTTP, Set.of(), false, Profile.TOLERANT);
    }

    static Apps oauth1() {
        OAuth1Settings protocol = new OAuth1Settings(
                "id",
                new SigningSettings(
                        "HMAC-SHA1",
                        Secret.of("secret"),
                        null,
                        null,
                        null,
                        ParameterPlacement.HEADER,
                        false,
                        true,
                        false),
                new CallbackSettings(true, true),
                URI.create("https://github.example/request_token"),
                "POST",
                Map.of(),
                ProviderMetadata.of(null, null),
                Map.of(),
                new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of()),
                Duration.ofSeconds(60));
        return new Apps(protocol, HTTP, Set.of(), false, Profile.TOLERANT);
    }

    RemoteAppSettings settings() {
        return new RemoteAppSettings(
                "github",
                protocol,
                new ApiSettings(null, origins, allowHttp, null, "Bearer"),
                http,
                profile,
                null,
                null);
    }

    Apps withDeadline(Duration deadline) {
        return with(http(http.connectTimeout(), deadline, http.proxy(), http.sslContext()));
    }

    Apps withConnectTimeout(Duration timeout) {
        return with(http(timeout, http.protocolDeadline(), http.proxy(), http.sslContext()));
    }

    Apps withProxy(InetSocketAddress proxy) {
        return withProxy(new ProxySettings(proxy, null, null));
    }

    Apps withProxy(ProxySettings proxy) {
        return with(http(http.connectTimeout(), http.protocolDeadline(), proxy, http.sslContext()));
    }

    Apps withTls(SSLContext context) {
        return with(http(http.connectTimeout(), http.protocolDeadline(), http.proxy(), context));
    }

    Apps withOrigins(Origin... more) {
        return new Apps(protocol, http, Set.of(more), allowHttp, profile);
    }

    Apps withHttpAllowed() {
        return new Apps(protocol, http, origins, true, profile);
    }

    Apps strict() {
        return new Apps(protocol, http, origins, allowHttp, Profile.STRICT);
    }

    private Apps with(HttpSettings changed) {
        return new Apps(protocol, changed, origins, allowHttp, profile);
    }

    private static HttpSettings http(
            Duration connectTimeout,
            Duration deadline,
            @Nullable ProxySettings proxy,
            @Nullable SSLContext sslContext) {
        return new HttpSettings(
                connectTimeout,
                deadline,
                HTTP.readTimeout(),
                null,
                SIZE_LIMIT,
                HTTP.responseSizeLimit(),
                HTTP.responseValueLimit(),
                proxy,
                sslContext);
    }
}
