package dev.remora.internal.token;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.Grant;
import dev.remora.internal.oauth2.RefreshToken;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.oauth2.TokenResponse;
import dev.remora.internal.oauth2.TokenResponseReader;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 section 3.2). What is tolerated of its responses is logged once. */
public final class OAuth2TokenIssuer implements TokenIssuer {

    private final OAuth2Settings settings;
    private final MetadataSource metadata;
    private final TokenRequests requests;
    private final TokenResponseReader reader;
    private final ProtocolExchange exchange;
    private final ToleranceLog tolerances;
    private final @Nullable IdTokens idTokens;

    public OAuth2TokenIssuer(
            OAuth2Settings settings,
            MetadataSource metadata,
            TokenRequests requests,
            TokenResponseReader reader,
            ProtocolExchange exchange,
            ToleranceLog tolerances,
            @Nullable IdTokens idTokens) {
        this.settings = settings;
        this.metadata = metadata;
        this.requests = requests;
        this.reader = reader;
        this.exchange = exchange;
        this.tolerances = tolerances;
        this.idTokens = idTokens;
    }

    /**
     * Asks for a token.
     *
     * @param endpoint where the sign-in was begun with, whatever the settings say now
     * @throws dev.remora.TokenRequestException if the provider refuses
     */
    public TokenResponse obtain(URI endpoint, Grant grant) {
        ProtocolRequest request = requests.of(endpoint, grant);
        return tolerated(request, reader.read(send(request)));
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
        return known && refreshToken != null && !refreshToken.isEmpty();
    }

    @Override
    public Token renew(Token token) {
        OAuth2Token previous = (OAuth2Token) token;
        String refreshToken = previous.refreshToken();
        URI refreshUrl = requests.format().refreshUrl();
        URI endpoint = refreshUrl == null
                ? metadata.endpoint(ProviderMetadata::tokenEndpoint).orElse(null)
                : refreshUrl;
        if (refreshToken == null || endpoint == null) {
            throw new IllegalArgumentException("not renewable");
        }
        ProtocolRequest request = requests.of(endpoint, new RefreshToken(refreshToken));
        OAuth2Token renewed =
                tolerated(request, reader.read(send(request), previous)).renewing(previous);
        return idTokens == null ? renewed : idTokens.refreshed(previous, renewed);
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
