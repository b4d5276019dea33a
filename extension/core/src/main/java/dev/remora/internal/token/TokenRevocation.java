package dev.remora.internal.token;

import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Revokes tokens (RFC 7009). It never fails: the token is removed here already, and the provider's end comes with its expiry.
 *
 * @param byDefault whether tokens are revoked where the application does not say
 * @param presentIssuer whose tokens are revoked
 */
public record TokenRevocation(
        String remoteApp,
        boolean byDefault,
        PresentIssuer presentIssuer,
        MetadataSource metadata,
        TokenRequests requests,
        ProtocolExchange exchange) {

    private static final Logger LOG = System.getLogger(TokenRevocation.class.getPackageName());

    /**
     * Revokes the refresh token, which ends the whole grant, else the access token (section 2.1).
     *
     * @param wanted {@code null}: as the settings say
     */
    public void revoke(OAuth2Token token, @Nullable Boolean wanted) {
        if (!(wanted == null ? byDefault : wanted)) {
            return;
        }
        try {
            if (!presentIssuer.issued(token)) {
                LOG.log(Level.WARNING, TokenMessages.notRevoked(remoteApp, "the settings have another issuer now"));
                return;
            }
            URI endpoint =
                    metadata.endpoint(ProviderMetadata::revocationEndpoint).orElse(null);
            if (endpoint == null) {
                LOG.log(Level.WARNING, TokenMessages.notRevoked(remoteApp, "there is no revocation endpoint"));
                return;
            }
            String refreshToken = token.refreshToken();
            boolean renewable = refreshToken != null && !refreshToken.isEmpty();
            revoke(
                    endpoint,
                    renewable ? refreshToken : token.accessToken(),
                    renewable ? "refresh_token" : "access_token");
        } catch (OAuthException e) {
            LOG.log(Level.WARNING, TokenMessages.notRevoked(remoteApp, String.valueOf(e.getMessage())));
        }
    }

    private void revoke(URI endpoint, @Nullable String token, String hint) {
        ProtocolResponse response =
                exchange.send(requests.revocation(endpoint, String.valueOf(token), hint), requests::signed);
        if (response.status() != 200) {
            LOG.log(
                    Level.WARNING,
                    TokenMessages.notRevoked(remoteApp, "the provider answered with status " + response.status()));
        }
    }
}
