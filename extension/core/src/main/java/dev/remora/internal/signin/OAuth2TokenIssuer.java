package dev.remora.internal.signin;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.oauth2.TokenRequests;
import dev.remora.internal.settings.OAuth2Settings;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Refresh tokens (RFC 6749 section 6). */
final class OAuth2TokenIssuer implements TokenIssuer {

    private final @Nullable URI endpoint;
    private final TokenRequests requests;
    private final OAuth2Exchange exchange;

    OAuth2TokenIssuer(OAuth2Settings settings, TokenRequests requests, OAuth2Exchange exchange) {
        this.endpoint = settings.tokenEndpoint().url();
        this.requests = requests;
        this.exchange = exchange;
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
        return endpoint != null && refreshToken != null && !refreshToken.isEmpty();
    }

    @Override
    public Token renew(Token token) {
        OAuth2Token previous = (OAuth2Token) token;
        String refreshToken = previous.refreshToken();
        if (endpoint == null || refreshToken == null) {
            throw new IllegalArgumentException("not renewable");
        }
        return exchange.renewal(requests.ofRefreshToken(endpoint, refreshToken), previous)
                .renewing(previous);
    }
}
