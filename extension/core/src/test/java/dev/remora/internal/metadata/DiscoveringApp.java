package dev.remora.internal.metadata;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.settings.UserinfoUse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of the remote app "acme", as far as discovery goes by them. */
record DiscoveringApp(
        @Nullable String issuer,
        @Nullable String issuerTemplate,
        @Nullable URI metadataUrl,
        Duration deadline,
        int sizeLimit,
        boolean allowHttp,
        Profile profile) {

    static DiscoveringApp of(String issuer) {
        return new DiscoveringApp(issuer, null, null, Duration.ofSeconds(10), 256 * 1024, false, Profile.TOLERANT);
    }

    DiscoveringApp withIssuer(@Nullable String other) {
        return new DiscoveringApp(other, issuerTemplate, metadataUrl, deadline, sizeLimit, allowHttp, profile);
    }

    DiscoveringApp withTemplate(String template) {
        return new DiscoveringApp(issuer, template, metadataUrl, deadline, sizeLimit, allowHttp, profile);
    }

    DiscoveringApp withMetadataUrl(String url) {
        return new DiscoveringApp(issuer, issuerTemplate, URI.create(url), deadline, sizeLimit, allowHttp, profile);
    }

    DiscoveringApp withDeadline(Duration other) {
        return new DiscoveringApp(issuer, issuerTemplate, metadataUrl, other, sizeLimit, allowHttp, profile);
    }

    DiscoveringApp withSizeLimit(int other) {
        return new DiscoveringApp(issuer, issuerTemplate, metadataUrl, deadline, other, allowHttp, profile);
    }

    DiscoveringApp withHttpAllowed() {
        return new DiscoveringApp(issuer, issuerTemplate, metadataUrl, deadline, sizeLimit, true, profile);
    }

    DiscoveringApp strict() {
        return new DiscoveringApp(issuer, issuerTemplate, metadataUrl, deadline, sizeLimit, allowHttp, Profile.STRICT);
    }

    OpenIdSettings openId() {
        return new OpenIdSettings(
                issuer,
                issuerTemplate,
                Set.of(),
                metadataUrl,
                true,
                Duration.ofSeconds(30),
                Set.of("RS256"),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }

    RemoteAppSettings settings() {
        OAuth2Settings protocol = new OAuth2Settings(
                "id",
                null,
                ClientAuthenticationMethod.NONE,
                null,
                Map.of(),
                true,
                ProviderMetadata.of(null, null),
                openId(),
                new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of()),
                Duration.ofSeconds(60));
        HttpSettings http = new HttpSettings(
                Duration.ofSeconds(5), deadline, Duration.ofSeconds(30), null, sizeLimit, 1 << 20, 1000, null, null);
        return new RemoteAppSettings(
                "acme",
                protocol,
                new ApiSettings(null, Set.of(), allowHttp, null, "Bearer"),
                http,
                profile,
                null,
                null);
    }

    /** Nothing is configured but the issuer. */
    static ProviderMetadata nothingSet() {
        return ProviderMetadata.of(null, null);
    }

    /** Nothing is configured but the address of keys. */
    static ProviderMetadata keysAt(String url) {
        return new ProviderMetadata(
                null, null, null, URI.create(url), null, null, null, Set.of(), Set.of(), Set.of(), false);
    }
}
