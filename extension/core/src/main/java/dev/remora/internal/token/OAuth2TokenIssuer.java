package dev.remora.internal.token;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.Grant;
import dev.remora.internal.oauth2.RefreshToken;
import dev.remora.internal.oauth2.TokenExchange;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.oauth2.TokenResponse;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RequestFormat.Exchange;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import dev.remora.internal.settings.SettingKey;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 section 3.2). What is tolerated of its responses is logged once. */
public final class OAuth2TokenIssuer implements TokenIssuer {

    private final OAuth2Settings settings;
    private final RuntimeUrls urls;
    private final MetadataSource metadata;
    private final TokenRequests requests;
    private final TokenResponseReader reader;
    private final ProtocolExchange exchange;
    private final ToleranceLog tolerances;
    private final @Nullable IdTokens idTokens;
    private final PresentIssuer presentIssuer;

    public OAuth2TokenIssuer(
            OAuth2Settings settings,
            RuntimeUrls urls,
            MetadataSource metadata,
            TokenRequests requests,
            TokenResponseReader reader,
            ProtocolExchange exchange,
            ToleranceLog tolerances,
            @Nullable IdTokens idTokens) {
        this.settings = settings;
        this.urls = urls;
        this.metadata = metadata;
        this.requests = requests;
        this.reader = reader;
        this.exchange = exchange;
        this.tolerances = tolerances;
        this.idTokens = idTokens;
        this.presentIssuer = new PresentIssuer(settings.openId(), metadata);
    }

    /**
     * Asks for a token.
     *
     * @param endpoint where the sign-in was begun with, whatever the settings say now
     * @throws dev.remora.TokenRequestException if the provider refuses
     */
    public TokenResponse obtain(URI endpoint, Grant grant) {
        ProtocolRequest request = requests.of(endpoint, grant);
        return tolerated(request, reader.read(send(request), grant));
    }

    /**
     * Exchanges the token of a sign-in for one that lasts longer, where the settings say where.
     *
     * @throws dev.remora.TokenRequestException if the provider refuses
     */
    public OAuth2Token exchanged(OAuth2Token token) {
        Exchange format = requests.format().exchange();
        if (format == null) {
            return token;
        }
        ProtocolRequest request = requests.of(format.url(), new TokenExchange(format, token.accessToken()));
        return tolerated(request, reader.read(send(request), token)).renewing(token);
    }

    @Override
    public boolean supports(Token token) {
        return token instanceof OAuth2Token;
    }

    @Override
    public boolean isSameInCalls(Token one, Token other) {
        return ((OAuth2Token) one).accessToken().equals(((OAuth2Token) other).accessToken());
    }

    @Override
    public @Nullable Instant expiresAt(Token token) {
        return ((OAuth2Token) token).expiresAt();
    }

    @Override
    public boolean isRenewable(Token token) {
        String refreshToken = ((OAuth2Token) token).refreshToken();
        boolean known = requests.format().refreshUrl() != null
                || settings.configured().tokenEndpoint() != null
                || settings.openId() != null;
        return known
                && refreshToken != null
                && !refreshToken.isEmpty()
                && presentIssuer.mayHaveIssued((OAuth2Token) token);
    }

    @Override
    public Token renew(Token token) {
        OAuth2Token previous = (OAuth2Token) token;
        String refreshToken = previous.refreshToken();
        URI endpoint = refreshEndpoint(previous);
        if (refreshToken == null || endpoint == null) {
            throw new IllegalArgumentException("not renewable");
        }
        if (!presentIssuer.issued(previous)) {
            throw TokenMessages.notRenewable(requests.remoteApp());
        }
        ProtocolRequest request = requests.of(endpoint, new RefreshToken(refreshToken));
        OAuth2Token renewed =
                tolerated(request, reader.read(send(request), previous)).renewing(previous);
        return idTokens == null ? renewed : idTokens.refreshed(previous, renewed);
    }

    @Override
    public @Nullable URI refreshEndpoint(Token token) {
        URI refreshUrl = requests.format().refreshUrl();
        URI fixed = refreshUrl == null
                ? metadata.endpoint(ProviderMetadata::tokenEndpoint).orElse(null)
                : refreshUrl;
        SettingKey key = refreshUrl == null ? RemoteAppKey.TOKEN_URL : ProviderKey.REFRESH_URL;
        try {
            return fixed == null ? null : urls.url(key, fixed, token.parameters());
        } catch (RefusedException e) {
            throw OAuth2Messages.urlOfTokenRefused(requests.remoteApp(), String.valueOf(e.getMessage()));
        }
    }

    private ProtocolResponse send(ProtocolRequest request) {
        ProtocolSigner signer = requests::signed;
        return exchange.send(request, signer);
    }

    private TokenResponse tolerated(ProtocolRequest request, TokenResponse response) {
        response.tolerated().forEach(tolerances::log);
        if (request.method().equals("GET")) {
            tolerances.log(Tolerance.GET_TOKEN_REQUEST);
        }
        return response;
    }
}
