package dev.remora.internal.token;

import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oidc.IdTokenClaims;
import dev.remora.internal.oidc.IdTokenExpectations;
import dev.remora.internal.oidc.IdTokenValidator;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.oidc.UserinfoReader;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.JwtClaims;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ID tokens of one remote application: verified, compared with what was asked for, completed by userinfo where the settings
 * say so. Nothing of a token response counts before its ID token does.
 */
public final class IdTokens {

    private static final Logger LOG = System.getLogger(IdTokens.class.getPackageName());

    private final String remoteApp;
    private final OpenIdSettings settings;
    private final MetadataSource metadata;
    private final SignatureCheck signatures;
    private final Map<String, String> headers;
    private final BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls;
    private final IdTokenValidator validator;
    private final UserinfoReader userinfo;
    private final IdentityReader identities;
    private final ToleranceLog tolerances;
    private final @Nullable String roles;
    private final JwtClaims jwts = new JwtClaims();

    /**
     * @param headers of each request to the userinfo endpoint
     * @param signedCalls sends a request with a token
     * @param roles the claim that has the user's roles, or {@code null}
     */
    public IdTokens(
            OpenIdSettings settings,
            MetadataSource metadata,
            SignatureCheck signatures,
            Map<String, String> headers,
            BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls,
            IdTokenValidator validator,
            UserinfoReader userinfo,
            IdentityReader identities,
            ToleranceLog tolerances,
            @Nullable String roles) {
        this.remoteApp = validator.remoteApp();
        this.settings = settings;
        this.metadata = metadata;
        this.signatures = signatures;
        this.headers = Map.copyOf(headers);
        this.signedCalls = signedCalls;
        this.validator = validator;
        this.userinfo = userinfo;
        this.identities = identities;
        this.tolerances = tolerances;
        this.roles = roles;
    }

    /**
     * Proves who signed in.
     *
     * @param token with its ID token, and with the scope that was granted
     * @return the same with the identity
     * @throws dev.remora.TokenRequestException if there is no ID token or it is not valid
     */
    public OAuth2Token identified(OAuth2Token token, IdTokenExpectations expected) {
        String idToken = token.idToken();
        if (idToken == null || idToken.isEmpty()) {
            throw OpenIdMessages.idTokenMissing(remoteApp);
        }
        IdTokenClaims claims = validator.validate(idToken, signatures, expected);
        claims.tolerated().forEach(tolerances::log);
        return token.withIdentity(identities.read(claims, userinfo(token, claims)));
    }

    /**
     * Compares the ID token that came with a refreshed access token (OpenID Connect Core 1.0 section 12.2).
     *
     * @param previous the token that was refreshed
     * @throws dev.remora.TokenRequestException if it is not valid, or about somebody else
     */
    public OAuth2Token refreshed(OAuth2Token previous, OAuth2Token renewed) {
        Identity before = previous.identity().orElse(null);
        String idToken = renewed.idToken();
        if (before == null || idToken == null || idToken.equals(previous.idToken())) {
            return renewed;
        }
        if (previous.idToken() == null
                && jwts.read(idToken)
                        .filter(claims -> IdentityReader.isOf(before, claims))
                        .isPresent()) {
            return renewed.withIdToken(
                    null); // not verified here, and of no use: the one that is known was not kept either
        }
        String issuer = settings.issuer() == null ? before.issuer() : settings.issuer();
        IdTokenClaims claims =
                validator.validateRefreshed(idToken, signatures, issuer, renewed.accessToken(), before.claims());
        claims.tolerated().forEach(tolerances::log);
        return renewed.withIdentity(identities.refreshed(before, claims, gone(previous)));
    }

    /** Some providers leave the claim out once the user has no role any more; others say it in userinfo alone. */
    private Set<String> gone(OAuth2Token previous) {
        String idToken = previous.idToken();
        boolean said = idToken == null
                ? settings.userinfo() == UserinfoUse.NEVER
                : jwts.read(idToken)
                        .filter(claims -> roles != null && claims.containsKey(roles))
                        .isPresent();
        return said && roles != null ? Set.of(roles) : Set.of();
    }

    private @Nullable JsonObject userinfo(OAuth2Token token, IdTokenClaims claims) {
        boolean wanted = settings.userinfo() == UserinfoUse.ALWAYS
                || settings.userinfo() == UserinfoUse.AUTO && IdentityReader.lacksClaims(claims, token.scopes());
        if (!wanted) {
            return null;
        }
        try {
            URI endpoint = metadata.endpoint(ProviderMetadata::userinfoEndpoint).orElse(null);
            return endpoint == null && settings.userinfo() == UserinfoUse.AUTO ? null : asked(endpoint, token, claims);
        } catch (OAuthException e) {
            boolean otherUser = e.code() == ErrorCode.USERINFO_SUBJECT_MISMATCH;
            if (settings.userinfo() == UserinfoUse.ALWAYS || otherUser) {
                throw e;
            }
            LOG.log(Level.WARNING, OpenIdMessages.userinfoLeftOut(remoteApp, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private JsonObject asked(@Nullable URI endpoint, OAuth2Token token, IdTokenClaims claims) {
        if (endpoint == null) {
            throw OpenIdMessages.userinfoInvalid(remoteApp, "the provider has no such endpoint");
        }
        ProtocolRequest request = ProtocolRequest.of(ProtocolCall.USERINFO, "GET", endpoint);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        ProtocolResponse response = signedCalls.apply(request, token);
        return userinfo.read(response.status(), response.header("Content-Type").orElse(null), response.body(), claims);
    }
}
