package dev.remora.internal.signin;

import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.token.PresentIssuer;
import dev.remora.internal.token.TokenRevocation;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.CurrentRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Revocation, and the redirect to the end-session endpoint (OpenID Connect RP-Initiated Logout 1.0).
 *
 * @param revocation {@code null} for OAuth 1.0a, which has none
 */
record DefaultSignOutFlow(
        RemoteAppSettings settings,
        SignInContext context,
        @Nullable TokenRevocation revocation,
        SecureRandom random) implements SignOutFlow {

    private static final Logger LOG = System.getLogger(DefaultSignOutFlow.class.getPackageName());

    @Override
    public URI end(@Nullable Token token, @Nullable String returnTo, @Nullable Boolean revoke, @Nullable String state) {
        CurrentRequest request =
                context.requests().current().orElseThrow(() -> SignInMessages.noRequest(settings.name()));
        ApplicationBaseUri address = context.baseUris().of(request);
        URI back = address.base().resolve(context.returnToPolicy().path(returnTo, address));
        if (!(token instanceof OAuth2Token oauth2)) {
            return back;
        }
        if (revocation != null) {
            revocation.revoke(oauth2, revoke);
        }
        return endSession(oauth2, back, state == null ? RandomText.of(random) : state)
                .orElse(back);
    }

    /** Tells if a provider is known to end a session for an ID token; one that cannot say so now may say so later. */
    static boolean needsIdToken(MetadataSource metadata) {
        if (metadata.known().isEmpty() && metadata.configured().signsIn()) {
            return true; // sign-ins ask for no document
        }
        try {
            return metadata.endpoint(ProviderMetadata::endSessionEndpoint).isPresent();
        } catch (OAuthException e) {
            return true;
        }
    }

    private Optional<URI> endSession(OAuth2Token token, URI back, String state) {
        String idToken = token.idToken();
        if (idToken == null || token.identity().isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!new PresentIssuer(settings.protocol().openId(), context.metadata()).issued(token)) {
                LOG.log(
                        Level.WARNING,
                        SignInMessages.signedOutHereOnly(settings.name(), "the settings have another issuer now"));
                return Optional.empty();
            }
            return context.metadata()
                    .endpoint(ProviderMetadata::endSessionEndpoint)
                    .map(endpoint -> UriQuery.add(
                            endpoint,
                            Parameters.none()
                                    .and("id_token_hint", idToken)
                                    .and("client_id", settings.protocol().clientId())
                                    .and("post_logout_redirect_uri", back.toString())
                                    .and("state", state)));
        } catch (OAuthException e) {
            LOG.log(Level.WARNING, SignInMessages.signedOutHereOnly(settings.name(), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
