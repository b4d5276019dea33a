package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.jose.TokenDecrypter;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.metadata.KeySource;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oidc.IdTokenClaims;
import dev.remora.internal.oidc.IdTokenExpectations;
import dev.remora.internal.oidc.IdTokenValidator;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.oidc.LogoutTokenValidator;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.oidc.UserAnswerReader;
import dev.remora.internal.oidc.UserinfoReader;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.Logout;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
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
    private final KeySource keys;
    private final ProtocolExchange exchange;
    private final TokenVerifier verifier;
    private final @Nullable TokenDecrypter decrypter;
    private final IdTokenValidator validator;
    private final UserinfoReader userinfo;
    private final IdentityReader identities;
    private final ToleranceLog tolerances;
    private final JsonReader json = new JsonReader();

    /** @throws dev.remora.SettingsException if id-token-key cannot be used */
    public IdTokens(
            RemoteAppSettings app,
            OAuth2Settings oauth2,
            OpenIdSettings settings,
            MetadataSource metadata,
            KeySource keys,
            ProtocolExchange exchange,
            ToleranceLog tolerances,
            InstantSource clock) {
        this.remoteApp = app.name();
        this.settings = settings;
        this.metadata = metadata;
        this.keys = keys;
        this.exchange = exchange;
        this.tolerances = tolerances;
        this.verifier = new TokenVerifier(settings.algorithms(), oauth2.clientSecret());
        this.decrypter = settings.decryptionKey() == null ? null : decrypter(settings.decryptionKey());
        boolean strict = app.profile() == Profile.STRICT;
        Set<OpenIdTolerance> tolerable = strict ? Set.of() : EnumSet.allOf(OpenIdTolerance.class);
        this.validator = new IdTokenValidator(remoteApp, oauth2.clientId(), settings, tolerable, clock);
        boolean forcedJson = ContentType.parse(app.api().contentType())
                .filter(ContentType::isJson)
                .isPresent();
        this.userinfo = new UserinfoReader(
                new UserAnswerReader(remoteApp, forcedJson, tolerable, tolerances::log, json),
                oauth2.clientId(),
                settings,
                this::verified,
                clock);
        this.identities = new IdentityReader(remoteApp, tolerable, tolerances::log);
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
        IdTokenClaims claims = validator.validate(checked(idToken), expected);
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
        String issuer = settings.issuer() == null ? before.issuer() : settings.issuer();
        IdTokenClaims claims =
                validator.validateRefreshed(checked(idToken), issuer, renewed.accessToken(), before.claims());
        claims.tolerated().forEach(tolerances::log);
        return renewed.withIdentity(identities.refreshed(before, claims));
    }

    /**
     * Checks a logout token of the provider.
     *
     * @throws dev.remora.CallbackRejectedException if it is not valid
     */
    public Logout logout(String token, LogoutTokenValidator logouts) {
        String issuer = settings.issuer() == null ? metadata.get().issuer() : settings.issuer();
        try {
            return logouts.validate(verified(token), String.valueOf(issuer));
        } catch (JoseException e) {
            throw OpenIdMessages.logoutTokenInvalid(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    private VerifiedToken checked(String idToken) {
        try {
            return verified(idToken);
        } catch (JoseException e) {
            throw OpenIdMessages.idTokenInvalid(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    private VerifiedToken verified(String text) throws JoseException {
        CompactToken token = CompactToken.parse(json, text);
        return keys.verify(decrypter == null ? token : decrypter.decrypt(token), verifier);
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
            boolean otherUser = e.code() == dev.remora.ErrorCode.USERINFO_SUBJECT_MISMATCH;
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
        ProtocolRequest request = ProtocolRequest.of(ProtocolCall.USERINFO, "GET", endpoint)
                .withHeader("Authorization", "Bearer " + token.accessToken());
        ProtocolResponse response = exchange.send(request, ProtocolSigner.NONE);
        return userinfo.read(response.status(), response.header("Content-Type").orElse(null), response.body(), claims);
    }

    private TokenDecrypter decrypter(Secret key) {
        try {
            return new TokenDecrypter(JoseKey.read(key, null));
        } catch (JoseException e) {
            throw OpenIdMessages.keyUnusable(remoteApp, "id-token-key", String.valueOf(e.getMessage()));
        }
    }
}
