package dev.remora.internal.settings;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints and abilities of a provider (RFC 8414 section 2, OpenID Connect Discovery 1.0 section 3), from its document or
 * from settings.
 *
 * @param issuer as it is written, because it is compared character for character
 * @param idTokenAlgorithms algorithms of its ID tokens; empty if it does not say
 * @param tokenEndpointAuthMethods how clients may authenticate; empty if it does not say
 * @param tokenEndpointAuthAlgorithms algorithms of client assertions; empty if it does not say
 * @param issuerInCallbacks whether all its callbacks have {@code iss} (RFC 9207 section 3)
 */
public record ProviderMetadata(
        @Nullable String issuer,
        @Nullable URI authorizationEndpoint,
        @Nullable URI tokenEndpoint,
        @Nullable URI jwksUri,
        @Nullable URI userinfoEndpoint,
        @Nullable URI revocationEndpoint,
        @Nullable URI endSessionEndpoint,
        Set<String> idTokenAlgorithms,
        Set<String> tokenEndpointAuthMethods,
        Set<String> tokenEndpointAuthAlgorithms,
        boolean issuerInCallbacks) {

    public ProviderMetadata {
        idTokenAlgorithms = Set.copyOf(idTokenAlgorithms);
        tokenEndpointAuthMethods = Set.copyOf(tokenEndpointAuthMethods);
        tokenEndpointAuthAlgorithms = Set.copyOf(tokenEndpointAuthAlgorithms);
    }

    /** Returns metadata that has nothing but the two endpoints of a sign-in. */
    public static ProviderMetadata of(@Nullable URI authorizationEndpoint, @Nullable URI tokenEndpoint) {
        return new ProviderMetadata(
                null,
                authorizationEndpoint,
                tokenEndpoint,
                null,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                false);
    }

    /** Whether nothing more has to be known for a sign-in. */
    public boolean signsIn() {
        return authorizationEndpoint != null && tokenEndpoint != null && jwksUri != null;
    }

    /** Returns the same of another issuer. */
    public ProviderMetadata withIssuer(@Nullable String other) {
        return new ProviderMetadata(
                other,
                authorizationEndpoint,
                tokenEndpoint,
                jwksUri,
                userinfoEndpoint,
                revocationEndpoint,
                endSessionEndpoint,
                idTokenAlgorithms,
                tokenEndpointAuthMethods,
                tokenEndpointAuthAlgorithms,
                issuerInCallbacks);
    }

    /** Returns the same with what this has and the other lacks taken from the other: settings before the document. */
    public ProviderMetadata or(ProviderMetadata other) {
        return new ProviderMetadata(
                issuer == null ? other.issuer : issuer,
                authorizationEndpoint == null ? other.authorizationEndpoint : authorizationEndpoint,
                tokenEndpoint == null ? other.tokenEndpoint : tokenEndpoint,
                jwksUri == null ? other.jwksUri : jwksUri,
                userinfoEndpoint == null ? other.userinfoEndpoint : userinfoEndpoint,
                revocationEndpoint == null ? other.revocationEndpoint : revocationEndpoint,
                endSessionEndpoint == null ? other.endSessionEndpoint : endSessionEndpoint,
                idTokenAlgorithms.isEmpty() ? other.idTokenAlgorithms : idTokenAlgorithms,
                tokenEndpointAuthMethods.isEmpty() ? other.tokenEndpointAuthMethods : tokenEndpointAuthMethods,
                tokenEndpointAuthAlgorithms.isEmpty() ? other.tokenEndpointAuthAlgorithms : tokenEndpointAuthAlgorithms,
                issuerInCallbacks || other.issuerInCallbacks);
    }
}
